import { DocumentError } from '../document-error.ts'
import { zipFaults, type ZipFaultCode } from '../zip/zip-file-error.ts'

/** What can be wrong with an archive package: stable codes, each with the sentence that people read. */
export const archiveFaults = {
  ARCHIVE_NOT_AS_WRITTEN: '归档包在写成之后被改动过，或者被别的程序重新压缩过',
  ARCHIVE_MANIFEST_MISSING: '归档包中没有摘要清单',
  ARCHIVE_MANIFEST_MALFORMED: '归档包的摘要清单不合规范',
  ARCHIVE_FILE_MISSING: '摘要清单中的文件不在归档包里',
  ARCHIVE_FILE_UNLISTED: '归档包中有摘要清单之外的文件',
  ARCHIVE_DIGEST_WRONG: '文件内容与摘要清单不符',
  ARCHIVE_INDEX_MALFORMED: '归档包没有索引，或者索引不合规范',
  ARCHIVE_INDEX_DISAGREES: '索引与归档包中的票据不一致',
  ARCHIVE_METADATA_MALFORMED: '票据元数据缺少，或者不合规范',
  ARCHIVE_METADATA_INCOMPLETE: '票据元数据缺少票据代码、票据号码、金额或开票单位',
  ARCHIVE_METADATA_DISAGREES: '票据元数据与票据文件的内容不一致',
  ARCHIVE_ATTACHMENT_DISAGREES: '票据元数据中的附件与文件不一致',
  ARCHIVE_BILL_FILE_UNREADABLE: '票据文件无法读取',
  ARCHIVE_BILLS_TOO_MANY: '一个归档包的票据太多，请分成几个',
  ARCHIVE_BILL_TWICE: '同一张票据出现了两次',
  ARCHIVE_FILES_TOO_MANY: '一张票据应有一个到十个文件，文件总量不超过9MB',
  ARCHIVE_FILE_NAME: '文件名不合规范或者重复',
  ARCHIVE_TEXT: '凭证号、单位名称、日期等内容不合规范或者太长',
  ARCHIVE_TOO_LARGE: '归档包太大，请分成几个',
} as const

export type ArchiveFaultCode = keyof typeof archiveFaults

/** One thing that is wrong with a package. It names a file or an element, and nothing of what a bill says. */
export interface ArchiveFault {
  readonly code: ArchiveFaultCode | ZipFaultCode
  readonly sentence: string
  /** A path inside the package, with `#` and an element of metadata where one is meant; empty for the whole. */
  readonly subject: string
}

/** A fault of what is in a package that could be unpacked. */
export interface ContentFault extends ArchiveFault {
  readonly code: ArchiveFaultCode
}

export function archiveFault(code: ArchiveFaultCode, subject = ''): ContentFault {
  return { code, sentence: archiveFaults[code], subject }
}

export function zipFault(code: ZipFaultCode): ArchiveFault {
  return { code, sentence: zipFaults[code], subject: '' }
}

/** A package that is not written. */
export class ArchivePackageError extends DocumentError<ArchiveFaultCode> {
  /** As the subject of a fault. */
  readonly subject: string

  constructor(code: ArchiveFaultCode, subject = '') {
    super(archiveFaults, code, subject === '' ? {} : { place: ` at ${subject}` })
    this.subject = subject
  }
}
