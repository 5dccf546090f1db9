/** Why the receiver's part of a bill cannot be made or kept: stable codes, each with the sentence that a clerk reads. */
export const receiverFileFaults = {
  RECEIVER_FILE_UNPROVEN: '票据文件的签名、电子签章或内容有误，不能据以写入账数据',
  RECEIVER_FILE_INCOMPLETE: '票据文件没有写明票据代码、票据号码、金额或开票日期',
  RECEIVER_FILE_AMOUNT: '入账金额超过了票据金额',
  RECEIVER_FILE_TWICE: '凭证数据中同一张票据出现了两次',
  RECEIVER_FILE_ABSENT: '凭证数据中没有这张票据，或者写明的凭证号、入账日期与登记的不同',
  RECEIVER_FILE_OTHER_CONTENT: '已有同名而内容不同的入账数据文件',
  RECEIVER_FILE_UNWRITABLE: '不能写入账数据文件',
} as const

export type ReceiverFileErrorCode = keyof typeof receiverFileFaults

/** The receiver's part of a bill cannot be made or kept. The message carries nothing of bill or voucher. */
export class ReceiverFileError extends Error {
  readonly code: ReceiverFileErrorCode
  readonly sentence: string

  constructor(code: ReceiverFileErrorCode, options?: ErrorOptions) {
    super(code, options)
    this.name = 'ReceiverFileError'
    this.code = code
    this.sentence = receiverFileFaults[code]
  }
}
