import { DocumentError } from '../document-error.ts'

/** Why accounting data is refused: stable codes, each with the sentence that a clerk reads. */
export const accountingFaults = {
  ACCOUNTING_TOO_LARGE: '入账数据文件太大',
  ACCOUNTING_MARKUP:
    '入账数据文件不是允许的 XML：须为 UTF-8，不能含有文档类型声明、实体、注释和处理指令',
  ACCOUNTING_BOUNDS: '入账数据文件的元素、属性太多，或者嵌套太深',
  ACCOUNTING_NAMESPACE: '入账数据文件的命名空间声明不对',
  ACCOUNTING_ELEMENT_UNKNOWN: '入账数据文件中有未约定的元素或属性',
  ACCOUNTING_ELEMENT_DUPLICATE: '入账数据文件中同一数据出现了两次',
  ACCOUNTING_ELEMENT_MISSING: '入账数据文件缺少必填的数据',
  ACCOUNTING_CONTEXT: '入账数据文件的上下文应恰有一个，并写明主体和日期',
  ACCOUNTING_UNIT: '入账数据文件的金额应以人民币元为单位，精确到分',
  ACCOUNTING_VALUE: '入账数据文件中有写法不对的内容',
  ACCOUNTING_UNBALANCED: '借方金额合计与贷方金额合计不相等',
  ACCOUNTING_POSTING: '已入账与否同凭证信息不一致',
  ACCOUNTING_VOUCHER: '同一张记账凭证的各个文件应写明相同的主体、凭证号和日期',
} as const

export type AccountingErrorCode = keyof typeof accountingFaults

/** Accounting data cannot be read or written. `name` of an element may be told, its content never is. */
export class AccountingError extends DocumentError<AccountingErrorCode> {
  /** The element that is meant, such as `ItemAmount`; empty where no element is. */
  readonly element: string

  constructor(code: AccountingErrorCode, element = '', options?: ErrorOptions) {
    super(accountingFaults, code, { ...options, place: element === '' ? '' : ` at ${element}` })
    this.element = element
  }
}
