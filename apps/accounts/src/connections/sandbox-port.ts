import type { AllottedApplication } from './connection-ports.ts'

/** What the sandbox gives a new application; its secrets are told once. */
export interface SandboxAccess {
  readonly application: AllottedApplication
  /** 64 hexadecimal digits. */
  readonly appKey: string
  /** For the control interface of the unit's own world. */
  readonly accessToken: string
}

export interface SandboxApplicationChange {
  readonly publicKey?: string
  readonly addresses?: readonly string[] | null
  readonly state?: 'active' | 'suspended'
  readonly newAppKey?: boolean
}

/** The sandbox, as the office speaks to it. Every method throws `SandboxUnreachable` where no answer came. */
export interface Sandbox {
  /** Opens an application; one that is there already gets new secrets, so that a lost answer does no harm. */
  open(given: {
    readonly appId: string
    readonly partyId: string
    readonly partyName: string
    readonly publicKey: string
  }): Promise<SandboxAccess>
  /** @returns the new appKey, where one was asked for */
  change(appId: string, change: SandboxApplicationChange): Promise<{ readonly appKey?: string }>
  remove(appId: string): Promise<void>
  /** The unit's own messages, latest first. */
  messages(token: string, page: { before: string | null; limit: number }): Promise<unknown>
  /** One of them with its payload and its answer; null where it is not kept. */
  message(token: string, number: string): Promise<unknown>
  /** Sends a kept message again; null where it is not kept. */
  replay(token: string, number: string): Promise<unknown>
  /** The control interface of the unit's own world: what it answers, refusals included. */
  world(token: string, request: WorldRequest): Promise<SandboxAnswer>
  /**
   * Delivers a message as the unit sealed it, wherever the unit's addresses are: the sandbox's answer, whatever its status.
   * Whoever asks has made sure that a user of this very unit sends it.
   */
  exchange(service: string, envelope: object): Promise<SandboxAnswer>
}

/** What the control interface is asked for; the path stands below `/worlds/self`. */
export interface WorldRequest {
  readonly method: 'GET' | 'POST'
  readonly path: '' | '/bills' | '/clock' | '/reset' | '/acts'
  readonly query?: Readonly<Record<string, string>>
  readonly body?: object
}

export interface SandboxAnswer {
  readonly status: number
  readonly body: unknown
}

/** The sandbox did not answer, or not as it should. */
export class SandboxUnreachable extends Error {
  constructor(options?: ErrorOptions) {
    super('the sandbox did not answer as expected', options)
    this.name = 'SandboxUnreachable'
  }
}
