import { apiPrefix, csrfHeader, draftHeader, secondFactorCode } from '@piaoqiao/accounts'

/** What an office answered. */
export interface OfficeAnswer {
  readonly status: number
  /** The code of a refusal; null where it was none. */
  readonly code: string | null
  readonly bytes: Uint8Array
  /** Members of the JSON object; empty where the answer is none. */
  readonly json: Readonly<Record<string, unknown>>
}

/** Somebody at a browser: keeps the cookie of the session and sends the token of the pages with every change. */
export class OfficeBrowser {
  readonly #baseUrl: string
  /** Opens a draft to whoever began it; sent with every request once it is set. */
  draftToken: string | null = null
  #cookie = ''
  #csrfToken = ''

  constructor(officeUrl: string) {
    this.#baseUrl = officeUrl + apiPrefix
  }

  get(path: string): Promise<OfficeAnswer> {
    return this.#send('GET', path, null, '')
  }

  post(path: string, body: object = {}): Promise<OfficeAnswer> {
    return this.#send('POST', path, JSON.stringify(body), 'application/json')
  }

  put(path: string, body: object): Promise<OfficeAnswer> {
    return this.#send('PUT', path, JSON.stringify(body), 'application/json')
  }

  patch(path: string, body: object): Promise<OfficeAnswer> {
    return this.#send('PATCH', path, JSON.stringify(body), 'application/json')
  }

  upload(
    method: 'PUT' | 'POST',
    path: string,
    bytes: Uint8Array,
    contentType: string,
  ): Promise<OfficeAnswer> {
    return this.#send(method, path, bytes, contentType)
  }

  /**
   * Signs in for the first time: the initial password, a password of one's own, and an authenticator app.
   * @returns the secret of the app, for later sessions
   */
  async signInFirst(
    given: { readonly loginName: string; readonly initialPassword: string },
    ownPassword: string,
    now: () => number,
  ): Promise<{ readonly secret: string; readonly stage: string }> {
    const { loginName, initialPassword } = given
    await this.post('/sessions', { loginName, password: initialPassword })
    await this.post('/sessions/self/password', { old: initialPassword, next: ownPassword })
    const enrolment = await this.post('/sessions/self/second-factor/enrolment')
    const secret = textOf(enrolment.json, 'secret')
    const entered = await this.post('/sessions/self/second-factor', {
      code: secondFactorCode(secret, now()),
    })
    return { secret, stage: textOf(entered.json, 'stage') }
  }

  async #send(
    method: string,
    path: string,
    body: string | Uint8Array | null,
    contentType: string,
  ): Promise<OfficeAnswer> {
    const answer = await fetch(this.#baseUrl + path, {
      method,
      headers: {
        cookie: this.#cookie,
        [csrfHeader]: this.#csrfToken,
        ...(this.draftToken !== null && { [draftHeader]: this.draftToken }),
        ...(body !== null && { 'content-type': contentType }),
      },
      ...(body !== null && { body: Buffer.from(body) }),
    })
    const [set] = answer.headers.getSetCookie()
    if (set !== undefined) this.#cookie = set.split(';')[0] ?? ''
    const bytes = new Uint8Array(await answer.arrayBuffer())
    const isJson = (answer.headers.get('content-type') ?? '').includes('json')
    const json = isJson
      ? (JSON.parse(Buffer.from(bytes).toString('utf8')) as OfficeAnswer['json'])
      : {}
    if (typeof json['csrfToken'] === 'string') this.#csrfToken = json['csrfToken']
    const { code } = json
    const isRefusal = answer.status >= 400
    return {
      status: answer.status,
      code: isRefusal ? textOf({ code: code ?? 'NO_CODE' }, 'code') : null,
      bytes,
      json,
    }
  }
}

/** A member that has to be a text. @throws where it is none */
export function textOf(json: Readonly<Record<string, unknown>>, name: string): string {
  const value = json[name]
  if (typeof value !== 'string') throw new TypeError(`an answer of the office lacks ${name}`)
  return value
}
