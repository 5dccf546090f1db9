import { DocumentError } from '../document-error.ts'

/** Why an OFD file is refused before anything in it is believed: stable codes, each with its sentence. */
export const ofdFaults = {
  OFD_INPUT_INVALID: '生成版式文件的内容不完整或含有不允许的字符',
  OFD_FILE_MISSING: '版式文件缺少其中引用的文件',
  OFD_PATH_ESCAPES: '版式文件引用了文件包以外的内容',
  OFD_XML_TOO_LARGE: '版式文件中的 XML 太大或元素太多',
  OFD_XML_MALFORMED: '版式文件中有格式不正确的 XML',
  OFD_XML_DTD_FORBIDDEN: '版式文件中的 XML 不能含有文档类型声明（DTD）',
  OFD_ELEMENT_MISSING: '版式文件缺少必需的元素',
  OFD_VALUE_INVALID: '版式文件中有写法不对的内容',
  OFD_DOCUMENTS: '版式文件须恰好含有一个文档',
  OFD_PAGES: '版式文件没有页面或页面太多',
  OFD_ATTACHMENTS: '版式文件的附件太多',
  OFD_SIGNATURES: '版式文件的电子签章太多',
  OFD_FONT_UNKNOWN: '版式文件的文字使用了没有声明的字体',
  OFD_BILL_XML_MISSING: '版式文件中没有票据 XML 附件',
  OFD_BILL_XML_REPEATED: '版式文件中有不止一个票据 XML 附件',
  OFD_SEAL_ROLE: '电子印章与签章位置不是同一方的',
  OFD_SEAL_PAGE: '签章位置所在的页面不存在',
} as const

export type OfdFaultCode = keyof typeof ofdFaults

/** An OFD file cannot be read, written or sealed. `file` names the file in the package and never content. */
export class OfdError extends DocumentError<OfdFaultCode> {
  readonly file: string

  constructor(code: OfdFaultCode, file = '', options?: ErrorOptions) {
    super(ofdFaults, code, options)
    this.file = file
  }
}
