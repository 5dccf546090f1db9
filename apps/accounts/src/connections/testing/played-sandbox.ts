import type { Sandbox, SandboxApplicationChange, WorldRequest } from '../sandbox-port.ts'
import { SandboxUnreachable } from '../sandbox-port.ts'

/** A sandbox that keeps what it was told. */
export class PlayedSandbox implements Sandbox {
  readonly opened: string[] = []
  readonly changes: (SandboxApplicationChange & { readonly appId: string })[] = []
  readonly removed: string[] = []
  isSilent = false
  readonly platformPublicKey: string

  constructor(platformPublicKey: string) {
    this.platformPublicKey = platformPublicKey
  }

  async open({ appId }: { readonly appId: string }) {
    this.#answer()
    this.opened.push(appId)
    const { platformPublicKey } = this
    return {
      application: { appId, baseUrl: 'https://sandbox.example', platformPublicKey },
      appKey: 'ab'.repeat(32),
      accessToken: 'cd'.repeat(32),
    }
  }

  async change(appId: string, change: SandboxApplicationChange) {
    this.#answer()
    this.changes.push({ appId, ...change })
    return change.newAppKey === true ? { appKey: 'ef'.repeat(32) } : {}
  }

  async remove(appId: string) {
    this.#answer()
    this.removed.push(appId)
  }

  async messages(token: string) {
    this.#answer()
    return { messages: [{ number: '7', service: token.slice(0, 4) }], next: null }
  }

  async message(_token: string, number: string) {
    this.#answer()
    return number === '7' ? { number, payload: {}, answer: {} } : null
  }

  async replay(_token: string, number: string) {
    this.#answer()
    return number === '7' ? { answer: { outcome: 'done' } } : null
  }

  async world(_token: string, { path, body }: WorldRequest) {
    this.#answer()
    if (path === '/clock') {
      return {
        status: 422,
        body: { code: 'TIME_NOT_REACHABLE', detail: '时间只能向前。', next: '请重置。' },
      }
    }
    return { status: 200, body: { path, body: body ?? null } }
  }

  async exchange(service: string, envelope: object) {
    this.#answer()
    return { status: 200, body: { service, envelope } }
  }

  #answer(): void {
    if (this.isSilent) throw new SandboxUnreachable()
  }
}
