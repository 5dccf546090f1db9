import { apiPrefix } from './prefix.ts'
import { faultOf } from './fault.ts'
import { csrfToken, lostSession } from './session.ts'

/** Bytes of a document with the name under which the office offers it. */
export interface FetchedFile {
  readonly blob: Blob
  readonly name: string
}

/** Fetches a document. @throws Fault */
export async function fetchFile(
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<FetchedFile> {
  const answer = await sent(path, { method: 'GET', headers })
  return { blob: await answer.blob(), name: offeredName(answer) ?? '文件' }
}

/** Fetches a document by a request that leaves a trace, such as the reading of a scan. @throws Fault */
export async function postForFile(path: string, body: object): Promise<FetchedFile> {
  const answer = await sent(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  })
  return { blob: await answer.blob(), name: offeredName(answer) ?? '文件' }
}

/** Fetches a document and hands it to the browser to keep. @throws Fault */
export async function downloadFile(path: string): Promise<void> {
  const { blob, name } = await fetchFile(path)
  keepFile(blob, name)
}

/** Hands bytes to the browser to keep. */
export function keepFile(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/**
 * Sends a file as the body of a request.
 * @returns the JSON that the office answers, or null where it answers none
 * @throws Fault
 */
export async function uploadFile(
  method: 'POST' | 'PUT',
  path: string,
  file: Blob,
  { contentType = file.type, headers = {} }: UploadOptions = {},
): Promise<unknown> {
  const answer = await sent(path, {
    method,
    body: file,
    headers: { ...headers, 'content-type': contentType },
  })
  return answer.status === 204 ? null : ((await answer.json()) as unknown)
}
export interface UploadOptions {
  readonly contentType?: string
  readonly headers?: Readonly<Record<string, string>>
}

const billFileTypes: Readonly<Record<string, string>> = {
  xml: 'application/xml',
  ofd: 'application/ofd',
  pdf: 'application/pdf',
  zip: 'application/zip',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
}

/** The endings of files in which bills come, as a field for files takes them. */
export const billFileEndings = Object.keys(billFileTypes)
  .map((ending) => `.${ending}`)
  .join(',')

/** Sends a file with bills; its type is read from its ending, which browsers do not know of OFD. @throws Fault */
export function uploadBillFile(path: string, file: File): Promise<unknown> {
  const ending = file.name.split('.').at(-1)?.toLowerCase() ?? ''
  const contentType = billFileTypes[ending] ?? 'application/octet-stream'
  return uploadFile('POST', path, file, { contentType })
}

async function sent(path: string, init: RequestInit): Promise<Response> {
  const token = csrfToken()
  const headers = { ...(init.headers as Record<string, string> | undefined) }
  if (token !== null) headers['x-csrf-token'] = token
  let answer: Response
  try {
    answer = await fetch(apiPrefix + path, { ...init, headers, credentials: 'same-origin' })
  } catch (error) {
    throw faultOf(error)
  }
  if (answer.ok) return answer
  const problem: unknown = await answer.json().catch(() => null)
  const fault = faultOf(problem)
  if (fault.code === 'NOT_SIGNED_IN') lostSession()
  throw fault
}

function offeredName(answer: Response): string | null {
  const disposition = answer.headers.get('content-disposition') ?? ''
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1]
  if (encoded !== undefined) return decodeURIComponent(encoded)
  return /filename="([^"]+)"/.exec(disposition)?.[1] ?? null
}
