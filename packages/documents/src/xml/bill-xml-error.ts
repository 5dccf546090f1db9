import { DocumentError } from '../document-error.ts'
import type { TextPlace } from './text-place.ts'

/** Why a bill's XML is refused: stable codes, each with the sentence that a clerk reads. */
export const billXmlFaults = {
  XML_TOO_LARGE: '票据文件太大',
  XML_ENCODING_UNSUPPORTED: '票据文件须为 UTF-8 编码的 XML 1.0',
  XML_UTF8_INVALID: '票据文件中有不属于 UTF-8 的字节',
  XML_DTD_FORBIDDEN: '票据文件不能含有文档类型声明（DTD）',
  XML_ENTITY_FORBIDDEN: '票据文件只能使用 XML 的五个预定义实体',
  XML_INSTRUCTION_FORBIDDEN: '票据文件不能含有处理指令',
  XML_COMMENT_FORBIDDEN: '票据文件不能含有注释',
  XML_TOO_DEEP: '票据文件的元素嵌套太深',
  XML_TOO_MANY_ELEMENTS: '票据文件的元素太多',
  XML_NAME_TOO_LONG: '票据文件中有太长的元素名或属性名',
  XML_ATTRIBUTE_FORBIDDEN: '票据文件中有规范以外的属性',
  XML_MALFORMED: '票据文件不是格式正确的 XML',
  XML_ELEMENT_UNKNOWN: '票据文件中有规范以外的元素',
  XML_ELEMENT_DUPLICATE: '票据文件中有重复的元素',
  XML_ELEMENT_MISSING: '票据文件缺少必填的元素或内容',
  XML_ELEMENT_ORDER: '票据文件的元素顺序不对',
  XML_CONTENT_UNEXPECTED: '票据文件中有不该出现的内容',
  XML_TEXT_TOO_LONG: '票据文件中有超出长度的内容',
  XML_CHARACTER_FORBIDDEN: '内容中有 XML 不允许的字符',
  XML_VALUE_INVALID: '票据文件中有写法不对的内容',
  XML_AMOUNT_INVALID: '票据文件中有写法不对的金额',
  XML_DATE_INVALID: '票据文件中有写法不对或不存在的日期、时间',
  XML_SIGNATURE_UNSUPPORTED: '票据文件的签名不是 SM2 分离式签名',
  XML_SIGNATURE_INVALID: '票据文件的签名写法不对',
  XML_SIGNATURE_PARTY: '票据文件的签名须依次为开票单位签名和财政监制签名',
  XML_SIGNATURE_PRESENT: '票据文件已经有这一方的签名',
  XML_SIGNATURE_MISSING: '票据文件还没有开票单位签名',
} as const

export type BillXmlErrorCode = keyof typeof billXmlFaults

const nowhere: TextPlace = { line: 0, column: 0 }

/**
 * A bill's XML cannot be read, written or signed. `path` names elements and never content;
 * `line` and `column` count from 1 and are 0 where no place in a file is meant.
 */
export class BillXmlError extends DocumentError<BillXmlErrorCode> {
  readonly path: string
  readonly line: number
  readonly column: number

  constructor(code: BillXmlErrorCode, path = '', { line, column } = nowhere) {
    const inLine = line > 0 ? ` (line ${line})` : ''
    super(billXmlFaults, code, { place: ` at ${path || '/'}${inLine}` })
    this.path = path
    this.line = line
    this.column = column
  }
}
