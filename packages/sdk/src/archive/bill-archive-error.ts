/** Why something is not kept or not found: stable codes, each with the sentence that a clerk reads. */
export const billArchiveFaults = {
  BILL_ARCHIVE_UNUSABLE: '票据存储目录不能读写，请检查目录的权限和剩余空间',
  BILL_ARCHIVE_KEY: '票据代码应为8位数字，票据号码应为10位数字',
  BILL_ARCHIVE_FILE_SIZE: '票据文件是空的，或者太大，没有存储',
  BILL_ARCHIVE_BILL_FULL: '这张票据存储的文件已达十个或9MB，没有再存',
  BILL_ARCHIVE_DAMAGED: '存储的票据文件或记录与其散列值不符，可能已被改动',
  BILL_ARCHIVE_PERIOD: '起止日期应写成2026-03-01的形式，起不晚于止，相隔不超过十年',
  BILL_ARCHIVE_NOTHING: '这段时间没有可以归档的票据文件',
} as const

export type BillArchiveErrorCode = keyof typeof billArchiveFaults

/** Something cannot be kept or found. The message carries nothing of the bill. */
export class BillArchiveError extends Error {
  readonly code: BillArchiveErrorCode
  readonly sentence: string

  constructor(code: BillArchiveErrorCode, options?: ErrorOptions) {
    super(code, options)
    this.name = 'BillArchiveError'
    this.code = code
    this.sentence = billArchiveFaults[code]
  }
}
