import { DocumentError } from '../document-error.ts'

/** Why a file is not read as that of a bill, besides the faults of its format: stable codes with their sentences. */
export const billFileFaults = {
  BILL_FILE_TOO_LARGE: '文件太大，不是票据文件',
  BILL_FILE_UNKNOWN: '无法识别的文件：票据文件应为 XML、OFD、PDF 或者票据二维码的 PNG、JPEG 图片',
  BILL_FILE_SEVERAL_BILLS: '文件中附有不止一份票据 XML 或入账数据，无法确定以哪一份为准',
  BILL_FILE_NO_BILL: '文件中没有找到票据的信息',
  BILL_FILE_FEW: '至少要有两个文件才能比较',
  BILL_FILE_MANY: '一次比较的文件太多',
} as const

export type BillFileErrorCode = keyof typeof billFileFaults

/** A file that is none of a bill, or files that cannot be compared. The message carries nothing of their content. */
export class BillFileError extends DocumentError<BillFileErrorCode> {
  constructor(code: BillFileErrorCode) {
    super(billFileFaults, code)
  }
}
