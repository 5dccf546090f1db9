import { billIdFrom } from '@piaoqiao/domain'
import type { createExchangeServer, Logger } from '@piaoqiao/service-kit'
import { RequestRate } from '@piaoqiao/service-kit'
import type { Applications, SandboxApplication } from '../ports.ts'
import { sandboxBounds } from '../sandbox-bounds.ts'
import { SandboxFault } from '../sandbox-fault.ts'
import type { AccessTokens } from '../use-cases/access-tokens.ts'
import type { WorldDesk } from '../use-cases/world-desk.ts'
import type { AskingRequest } from './bearer-token.ts'
import { bearerTokenOf } from './bearer-token.ts'
import {
  actBody,
  billsQuery,
  billParams,
  clockBody,
  emptyBody,
  messageParams,
  messagesQuery,
  read,
  resetBody,
} from './control-bodies.ts'
import { issueWishIn } from './issue-wish.ts'
import { answerFaults } from './sandbox-problem.ts'
import type { SandboxIdentity } from './shown-world.ts'
import { shownMessage, shownMessageContent, shownOverview } from './shown-world.ts'

type Server = ReturnType<typeof createExchangeServer>

/** Most requests with a token that is none, from one address in a minute. */
export const strangersPerMinute = 30
export const controlBodyBytesMax = 64 * 1024

const minuteMs = 60_000
const { billsPageMax, controlRequestsPerMinute } = sandboxBounds
const bounded = { bodyLimit: controlBodyBytesMax }
const messagesPageMax = 100

export interface ControlRoutes {
  readonly desk: WorldDesk
  readonly applications: Pick<Applications, 'findByToken'>
  readonly tokens: AccessTokens
  readonly identity: SandboxIdentity
  readonly clock: () => number
  readonly logger: Logger
}

interface OwnedRequest extends AskingRequest {
  readonly body?: unknown
  readonly query?: unknown
  readonly params?: unknown
}

/** What is done for the owner of the token that a request carries. */
type Work = (owner: SandboxApplication, request: OwnedRequest) => Promise<object>
type Owned = (work: Work) => (request: OwnedRequest) => Promise<object>

/** The API for the developers of a unit: JSON, with the access token of its application in every request. */
export function addControlRoutes(server: Server, routes: ControlRoutes): void {
  const { desk, logger } = routes
  const ownerOf = createOwnerOf(routes)
  const owned: Owned = (work) => (request) => ownerOf(request).then((owner) => work(owner, request))
  server.register(async (scope) => {
    answerFaults(scope, logger)
    addWorldRoutes(scope, routes, owned)
    addBillRoutes(scope, desk, owned)
    addMessageRoutes(scope, desk, owned)
  })
}

type OwnerOf = (request: AskingRequest) => Promise<SandboxApplication>

/** Whose token a request carries. @throws SandboxFault */
function createOwnerOf({ applications, tokens, clock }: ControlRoutes): OwnerOf {
  const bounds = { altogetherMax: 6_000, windowMs: minuteMs }
  const known = new RequestRate({ ...bounds, perAddressMax: controlRequestsPerMinute })
  const strangers = new RequestRate({ ...bounds, perAddressMax: strangersPerMinute })
  return async (request) => {
    const token = bearerTokenOf(request)
    const owner = token === '' ? null : await applications.findByToken(tokens.hashOf(token))
    if (owner === null) {
      const code = strangers.allows(request.ip, clock()) ? 'ACCESS_DENIED' : 'TOO_MANY_REQUESTS'
      throw new SandboxFault(code)
    }
    if (owner.revoked) throw new SandboxFault('APPLICATION_SUSPENDED')
    if (!known.allows(owner.appId, clock())) throw new SandboxFault('TOO_MANY_REQUESTS')
    return owner
  }
}

function addWorldRoutes(scope: Server, { desk, identity }: ControlRoutes, owned: Owned): void {
  scope.get(
    '/worlds/self',
    owned(async (owner) => shownOverview(identity, owner, await desk.overview(owner))),
  )
  scope.post(
    '/worlds/self/reset',
    bounded,
    owned(async (owner, { body }) => {
      const { seed } = read(resetBody, body ?? {})
      return shownOverview(identity, owner, await desk.reset(owner, seed))
    }),
  )
  scope.post(
    '/worlds/self/clock',
    bounded,
    owned(async (owner, { body }) =>
      shownOverview(identity, owner, await desk.travel(owner, read(clockBody, body))),
    ),
  )
  scope.post(
    '/worlds/self/acts',
    bounded,
    owned(async (owner, { body }) => ({ answer: await desk.act(owner, read(actBody, body)) })),
  )
}

function addBillRoutes(scope: Server, desk: WorldDesk, owned: Owned): void {
  scope.get(
    '/worlds/self/bills',
    owned((owner, { query }) => {
      const { state, after, limit } = read(billsQuery, query)
      return desk.bills(owner, {
        ...(state !== undefined && { state }),
        ...(after !== undefined && { after }),
        limit: Math.min(Number(limit ?? billsPageMax), billsPageMax),
      })
    }),
  )
  scope.post(
    '/worlds/self/bills',
    bounded,
    owned((owner, { body }) => desk.issue(owner, issueWishIn(body ?? {}))),
  )
  scope.get(
    '/worlds/self/bills/:billCode/:billNumber',
    owned((owner, { params }) => {
      const { billCode, billNumber } = read(billParams, params)
      return desk.bill(owner, billIdFrom(billCode, billNumber))
    }),
  )
}

function addMessageRoutes(scope: Server, desk: WorldDesk, owned: Owned): void {
  scope.get(
    '/worlds/self/messages',
    owned(async (owner, { query }) => {
      const { before, limit } = read(messagesQuery, query)
      const first = before === undefined ? null : BigInt(before)
      const most = Math.min(Number(limit ?? messagesPageMax), messagesPageMax)
      const entries = await desk.messages(owner, first, most)
      const next = entries.at(-1)?.number.toString() ?? null
      return { messages: entries.map(shownMessage), next }
    }),
  )
  scope.get(
    '/worlds/self/messages/:number',
    owned(async (owner, { params }) => {
      const number = numberIn(params)
      const [entry] = await desk.messages(owner, number + 1n, 1)
      if (entry?.number !== number) throw new SandboxFault('MESSAGE_NOT_KEPT')
      return shownMessageContent(entry)
    }),
  )
  scope.post(
    '/worlds/self/messages/:number/replay',
    bounded,
    owned(async (owner, { params, body }) => {
      read(emptyBody, body ?? {})
      return { answer: await desk.replay(owner, numberIn(params)) }
    }),
  )
}

function numberIn(params: unknown): bigint {
  return BigInt(read(messageParams, params).number)
}
