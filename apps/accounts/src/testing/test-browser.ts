import { apiPrefix, csrfHeader, draftHeader } from '../http/mount-routes.ts'
import type { AccountsServer } from '../http/mount-routes.ts'
import type { Method } from '../http/route.ts'

export interface TestAnswer {
  readonly status: number
  readonly contentType: string
  readonly bytes: Buffer
  /** The body as JSON; null where it is none. */
  readonly json: any
}

/** Asks as a browser does: keeps the cookie of its session, and sends the token of its pages with every change. */
export interface TestBrowser {
  ask(method: Method, path: string, body?: object): Promise<TestAnswer>
  upload(method: Method, path: string, bytes: Uint8Array, contentType: string): Promise<TestAnswer>
  /** The cookie of the session, for another browser that stole it. */
  cookie: string
  csrfToken: string
  /** Sent with every request once it is set. */
  draftToken: string
}

export function openTestBrowser(server: AccountsServer): TestBrowser {
  const browser: TestBrowser = {
    cookie: '',
    csrfToken: '',
    draftToken: '',
    ask: (method, path, body) =>
      send(method, path, body === undefined ? null : JSON.stringify(body), 'application/json'),
    upload: (method, path, bytes, contentType) =>
      send(method, path, Buffer.from(bytes), contentType),
  }
  const send = async (
    method: Method,
    path: string,
    payload: string | Buffer | null,
    contentType: string,
  ): Promise<TestAnswer> => {
    const answer = await server.inject({
      method,
      url: apiPrefix + path,
      headers: {
        ...(payload !== null && { 'content-type': contentType }),
        cookie: browser.cookie,
        [csrfHeader]: browser.csrfToken,
        ...(browser.draftToken !== '' && { [draftHeader]: browser.draftToken }),
      },
      ...(payload !== null && { payload }),
    })
    const set = answer.headers['set-cookie']
    if (typeof set === 'string') browser.cookie = set.split(';')[0] ?? ''
    const type = answer.headers['content-type'] ?? ''
    const json: unknown = type.includes('json') ? JSON.parse(answer.body) : null
    const token = (json as { csrfToken?: unknown } | null)?.csrfToken
    if (typeof token === 'string') browser.csrfToken = token
    return { status: answer.statusCode, contentType: type, bytes: answer.rawPayload, json }
  }
  return browser
}
