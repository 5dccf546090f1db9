import { exportSm2PublicKeyPem, generateSm2PrivateKey, sm2Sign } from '@piaoqiao/gm-crypto'
import type { Sm2PrivateKey } from '@piaoqiao/gm-crypto'
import type { Client } from '@piaoqiao/sdk'
import { createExchangeServer, createMetrics, silentLogger } from '@piaoqiao/service-kit'
import { beginSession } from '../../access/begin-session.ts'
import { createSessions } from '../../access/postgres/sessions.ts'
import type { Role } from '../../access/roles.ts'
import { sessionCookie } from '../../http/mount-routes.ts'
import type { AccountsServer } from '../../http/mount-routes.ts'
import { openTestBrowser } from '../../testing/test-browser.ts'
import type { TestBrowser } from '../../testing/test-browser.ts'
import { openTestOffice } from '../../testing/test-office.ts'
import type { TestOffice } from '../../testing/test-office.ts'
import { wireAccess } from '../../wiring/wire-access.ts'
import { wireConnections } from '../../wiring/wire-connections.ts'
import { mountOffice } from '../../wiring/wire-office.ts'
import { wireUnits } from '../../wiring/wire-units.ts'
import { PlayedSandbox } from './played-sandbox.ts'

/** What the registry answers to a service: a fixed answer, or one by payload. */
export type PlayedAnswers = Record<string, (payload: Record<string, unknown>) => object>

export interface ConnectionsOffice extends TestOffice {
  readonly sandbox: PlayedSandbox
  /** May be changed by a test. */
  readonly answers: PlayedAnswers
  /** What the registry was asked, in order. */
  readonly asked: { readonly service: string; readonly payload: Record<string, unknown> }[]
  signIn(
    audience: 'unit' | 'bureau',
    organisationId: string,
    ...roles: Role[]
  ): Promise<TestBrowser>
}

export const centreId = 'B-500000-C'

/** An office whose sandbox and registry are played. */
export async function openConnectionsOffice(): Promise<ConnectionsOffice> {
  const asked: ConnectionsOffice['asked'] = []
  const answers: PlayedAnswers = {
    'application.enrol': () => ({ outcome: 'done', code: 'ENROLLED', appKey: '12'.repeat(32) }),
    'application.change': () => ({ outcome: 'done', code: 'CHANGED' }),
    'bill.list': () => ({ outcome: 'found', bills: [], next: null }),
  }
  const call = async (service: string, payload: Record<string, unknown>) => {
    asked.push({ service, payload })
    return answers[service]?.(payload) ?? { outcome: 'refused', code: 'UNPLAYED' }
  }
  const office = await openTestOffice({ office: { call } as unknown as Client })
  const { parts } = office
  const platformKey = exportSm2PublicKeyPem(parts.crypto.publicKey(parts.keyName))
  const sandbox = new PlayedSandbox(platformKey)
  const room = wireConnections(parts, sandbox)
  const server = await serverOf(office, room)
  return {
    ...office,
    sandbox,
    answers,
    asked,
    browser: () => openTestBrowser(server),
    async runJob(name) {
      await room.jobs.find((job) => job.name === name)?.work()
    },
    signIn: (audience, organisationId, ...roles) =>
      signIn(office, openTestBrowser(server), { audience, organisationId, roles }),
    async close() {
      await server.close()
      await office.close()
    },
  }
}

async function serverOf(
  { parts }: TestOffice,
  room: ReturnType<typeof wireConnections>,
): Promise<AccountsServer> {
  const access = wireAccess(parts)
  const routes = [...access.routes, ...wireUnits(parts).routes, ...room.routes]
  const server = createExchangeServer({
    apps: { find: async () => null },
    handlers: {},
    crypto: parts.crypto,
    keyName: parts.keyName,
    clock: parts.clock,
    logger: silentLogger,
    metrics: createMetrics(),
    bodyBytesMax: 12 * 1024 * 1024,
    health: async () => ({ parts: {} }),
  })
  const wired = { routes, jobs: [], findSession: access.findSession, close: () => undefined }
  mountOffice(server, wired, parts)
  await server.ready()
  return server
}

let users = 0

async function signIn(
  { pool, clock }: TestOffice,
  browser: TestBrowser,
  holder: {
    readonly audience: 'unit' | 'bureau'
    readonly organisationId: string
    readonly roles: readonly Role[]
  },
): Promise<TestBrowser> {
  users += 1
  const subjectId = `U-PLAYED${users}`
  const session = { ...holder, subjectId, stage: 'open' } as const
  const begun = await beginSession(createSessions(pool), session, clock.now)
  browser.cookie = `${sessionCookie}=${begun.token}`
  browser.csrfToken = begun.csrfToken
  return browser
}

/** A key pair of a unit's developers, who sign challenges with it. */
export function newUnitKey() {
  const privateKey: Sm2PrivateKey = generateSm2PrivateKey()
  return {
    publicKey: exportSm2PublicKeyPem(privateKey.publicKey),
    sign: (challenge: string) =>
      Buffer.from(sm2Sign(privateKey, Buffer.from(challenge))).toString('base64'),
  }
}
