import { DocumentError } from '../document-error.ts'

/** Why an archive is refused: stable codes, each with the sentence that people read. */
export const zipFaults = {
  ZIP_TOO_LARGE: '文件太大',
  ZIP_MALFORMED: '文件不是完整的 ZIP 压缩包',
  ZIP_TOO_MANY_ENTRIES: '压缩包中的文件太多',
  ZIP_ENTRY_TOO_LARGE: '压缩包中有解压后太大的文件',
  ZIP_TOTAL_TOO_LARGE: '压缩包解压后太大',
  ZIP_RATIO: '压缩包中有压缩比异常的文件',
  ZIP_NAME_UNSAFE: '压缩包中有不安全的文件路径',
  ZIP_NAME_DUPLICATE: '压缩包中有重名的文件',
  ZIP_ENCRYPTED: '压缩包中有加密的文件',
  ZIP_NOT_A_FILE: '压缩包中有链接等不是普通文件的内容',
  ZIP_METHOD: '压缩包用了不支持的压缩方法',
  ZIP_HEADERS_DISAGREE: '压缩包的目录与文件不一致',
  ZIP_DATA: '压缩包中有损坏的文件',
} as const

export type ZipFaultCode = keyof typeof zipFaults

/** An archive cannot be read. The message carries nothing of its content. */
export class ZipFileError extends DocumentError<ZipFaultCode> {
  constructor(code: ZipFaultCode, options?: ErrorOptions) {
    super(zipFaults, code, options)
  }
}
