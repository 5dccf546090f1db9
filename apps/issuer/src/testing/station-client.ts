import type { TestStation } from './test-station.ts'
import { sampleAccessToken } from './test-station.ts'

export interface ClientAnswer {
  readonly status: number
  readonly type: string | null
  readonly text: string
  /** What the answer says where it is JSON. */
  readonly json: Record<string, unknown>
}

export interface StationClient {
  get(route: string): Promise<ClientAnswer>
  post(route: string, content?: unknown): Promise<ClientAnswer>
  /** Sends bytes as they are. */
  upload(route: string, bytes: Uint8Array, type: string): Promise<ClientAnswer>
}

/** The business system of a test: asks over HTTP, with the access token. */
export function clientOf(running: TestStation): StationClient {
  const send = async (route: string, init: RequestInit, type?: string): Promise<ClientAnswer> => {
    const response = await fetch(`${running.station.url}${route}`, {
      ...init,
      headers: {
        authorization: `Bearer ${sampleAccessToken}`,
        ...(type !== undefined && { 'content-type': type }),
      },
    })
    // Text without the mark of the byte order would hide whether the mark is there.
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer())
    const answerType = response.headers.get('content-type')
    const isJson = answerType?.includes('json') === true
    const json = (isJson ? JSON.parse(text) : {}) as Record<string, unknown>
    return { status: response.status, type: answerType, text, json }
  }
  return {
    get: (route) => send(route, { method: 'GET' }),
    post: (route, content) =>
      content === undefined
        ? send(route, { method: 'POST' })
        : send(route, { method: 'POST', body: JSON.stringify(content) }, 'application/json'),
    upload: (route, bytes, type) => send(route, { method: 'POST', body: Buffer.from(bytes) }, type),
  }
}
