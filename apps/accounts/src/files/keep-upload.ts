import type { Instant } from '@piaoqiao/domain'
import { sm3Hex } from '@piaoqiao/gm-crypto'
import { refuserOf } from '../accounts-error.ts'
import type { RefusalCatalogue } from '../accounts-error.ts'
import { newRecordId } from '../record-id.ts'
import type { FileVault, MalwareScanner, StoredFile } from './file-ports.ts'

export const uploadRefusals = {
  FILE_EMPTY: { status: 422, sentence: '文件是空的。', next: '请重新选择文件。' },
  FILE_TOO_LARGE: {
    status: 413,
    sentence: '文件超过{megabytes}兆字节。',
    next: '请压缩或重新扫描后上传。',
  },
  FILE_CONTENT_UNFIT: {
    status: 415,
    sentence: '文件内容与它的类型不符，或这里不接受这种文件。',
    next: '请上传PDF、PNG或JPEG格式的扫描件。',
  },
  FILE_INFECTED: {
    status: 422,
    sentence: '文件没有通过安全检查，没有保存。',
    next: '请检查电脑后重新扫描文件再上传。',
  },
  SCANNER_UNAVAILABLE: {
    status: 503,
    sentence: '暂时不能检查文件是否安全，因此没有保存。',
    next: '请稍后重新上传。',
  },
} as const satisfies RefusalCatalogue
export const refuseUpload = refuserOf(uploadRefusals)

export const scanBytesMax = 10 * 1024 * 1024
const megabyte = 1024 * 1024

/** Kinds of files that people scan, told by their first bytes and not by what the sender calls them. */
export const scanTypes = ['application/pdf', 'image/png', 'image/jpeg'] as const
export type ScanType = (typeof scanTypes)[number]

const firstBytes: Readonly<Record<ScanType, string>> = {
  'application/pdf': '255044462d',
  'image/png': '89504e470d0a1a0a',
  'image/jpeg': 'ffd8ff',
}

/** What the bytes begin as; null for anything else. */
export function scanTypeOf(bytes: Uint8Array): ScanType | null {
  const head = Buffer.from(bytes.subarray(0, 8)).toString('hex')
  return scanTypes.find((type) => head.startsWith(firstBytes[type])) ?? null
}

export interface Vault {
  readonly vault: FileVault
  readonly scanner: MalwareScanner
}

export interface Upload {
  /** What it belongs to, such as `application:A-…`. */
  readonly owner: string
  readonly name: string
  readonly bytes: Uint8Array
  readonly at: Instant
}

/**
 * Checks a scan of a paper and puts its bytes into the vault; the caller enters the file into the register in its
 * transaction.
 * @throws AccountsError with a code of `uploadRefusals`
 */
export async function keepScan(places: Vault, upload: Upload): Promise<StoredFile> {
  const type = scanTypeOf(upload.bytes)
  if (upload.bytes.length === 0) throw refuseUpload('FILE_EMPTY')
  if (upload.bytes.length > scanBytesMax) {
    const megabytes = String(scanBytesMax / megabyte)
    throw refuseUpload('FILE_TOO_LARGE', { details: { megabytes } })
  }
  if (type === null) throw refuseUpload('FILE_CONTENT_UNFIT')
  return keepFile(places, { ...upload, contentType: type })
}

/** As `keepScan`, for a file whose type and size the caller has judged. */
export async function keepFile(
  { vault, scanner }: Vault,
  { owner, name, bytes, at, contentType }: Upload & { readonly contentType: string },
): Promise<StoredFile> {
  await requireClean({ scanner }, bytes)
  const fileId = newRecordId('F', at)
  await vault.put(fileId, bytes)
  const sm3 = sm3Hex(bytes)
  return { fileId, owner, name, contentType, byteCount: bytes.length, sm3, storedAt: at }
}

/** For bytes that are read and not kept, too. @throws AccountsError `FILE_INFECTED`, `SCANNER_UNAVAILABLE` */
export async function requireClean(
  { scanner }: Pick<Vault, 'scanner'>,
  bytes: Uint8Array,
): Promise<void> {
  const verdict = await scanner.scan(bytes).catch(() => {
    throw refuseUpload('SCANNER_UNAVAILABLE')
  })
  if (verdict !== 'clean') throw refuseUpload('FILE_INFECTED')
}
