import { Readable } from 'node:stream'
import type { createExchangeServer, Logger } from '@piaoqiao/service-kit'
import type { Instant } from '@piaoqiao/domain'
import { faultOf } from '@piaoqiao/protocol'
import cookies from '@fastify/cookie'
import type { TSchema } from 'typebox'
import type { FindSession, SessionHolder } from '../access/session-holder.ts'
import { requireAccess } from './access-check.ts'
import { refuseHttp } from '../office-refusals.ts'
import { problemOf } from './problem.ts'
import type { FileAnswer, Route, RouteReply } from './route.ts'

export type AccountsServer = ReturnType<typeof createExchangeServer>

export interface Mounting {
  readonly routes: readonly Route[]
  readonly findSession: FindSession
  readonly clock: () => Instant
  readonly logger: Logger
  /** Whether a stranger at this address may ask once more. */
  readonly allowsAddress: (address: string, at: Instant) => boolean
  /** Cookies are sent over TLS alone; off only for a demo without TLS on this machine. */
  readonly secureCookies: boolean
}

export const sessionCookie = 'piaoqiao-session'
export const csrfHeader = 'x-csrf-token'
/** Carries the token of a draft, which stands in no address: addresses are logged on their way. */
export const draftHeader = 'x-draft-token'
/** Paths of the portals' API begin with it. */
export const apiPrefix = '/api/v1'
/** Largest JSON body; uploads name their own bound. */
const jsonBytesMax = 512 * 1024

/** Puts the routes on a server: reads, checks, calls, answers. */
export function mountRoutes(server: AccountsServer, mounting: Mounting): void {
  server.register(
    async (scope) => {
      await scope.register(cookies)
      scope.removeAllContentTypeParsers()
      scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) =>
        done(null, body),
      )
      scope.setErrorHandler(async (error, _request, reply) => {
        const problem = problemOf(error)
        if (problem.code === 'SERVICE_FAILED') mounting.logger.error('http.failed', {}, error)
        if (problem.retryAfterSeconds !== undefined) {
          reply.header('retry-after', problem.retryAfterSeconds)
        }
        return reply.code(problem.status).type('application/problem+json').send(problem.body)
      })
      for (const route of mounting.routes) mountRoute(scope, route, mounting)
    },
    { prefix: apiPrefix },
  )
}

function mountRoute(scope: AccountsServer, route: Route, mounting: Mounting): void {
  scope.route({
    method: route.method,
    url: route.path,
    bodyLimit: route.upload?.bytesMax ?? jsonBytesMax,
    handler: async (request, reply) => {
      const at = mounting.clock()
      if (!mounting.allowsAddress(request.ip, at)) {
        throw refuseHttp('TOO_MANY_REQUESTS', { retryAfterSeconds: 60 })
      }
      const token = request.cookies[sessionCookie] ?? null
      const holder = await holderFor(route, request, token, mounting, at)
      requireAccess(route.access, holder)
      let status = route.answer === 'nothing' ? 204 : 200
      const answerReply: RouteReply = {
        status: (given) => (status = given),
        beginSession: (given, expiresAt) =>
          void reply.setCookie(sessionCookie, given, {
            ...cookieRules(mounting),
            // By its age, so that a browser whose clock is wrong keeps it.
            maxAge: Math.floor((expiresAt - at) / 1_000),
          }),
        endSession: () => void reply.clearCookie(sessionCookie, cookieRules(mounting)),
        sessionToken: token,
      }
      const answer = await route.handle({
        params: checked(route.params, request.params),
        query: checked(route.query, request.query),
        body: bodyOf(route, request.headers['content-type'], request.body),
        holder,
        address: request.ip,
        draftToken: headerOf(request, draftHeader),
        at,
        reply: answerReply,
      })
      reply.code(status)
      if (route.answer === 'nothing') return reply.send()
      return route.answer === 'file'
        ? sendFile(reply, answer as FileAnswer)
        : reply.type('application/json').send(JSON.stringify(answer))
    },
  })
}

function cookieRules({ secureCookies }: Mounting) {
  return { path: '/', httpOnly: true, sameSite: 'strict', secure: secureCookies } as const
}

async function holderFor(
  { method, access }: Route,
  request: { readonly headers: Readonly<Record<string, unknown>> },
  session: string | null,
  { findSession }: Mounting,
  at: Instant,
): Promise<SessionHolder | null> {
  if (session === null || access.kind === 'public') return null
  const csrf = headerOf(request, csrfHeader) ?? ''
  return findSession({ session, csrf: method === 'GET' ? null : csrf, at })
}

function headerOf(
  { headers }: { readonly headers: Readonly<Record<string, unknown>> },
  name: string,
): string | null {
  const value = headers[name]
  return typeof value === 'string' ? value : null
}

function checked(schema: TSchema | undefined, value: unknown): unknown {
  if (schema === undefined) return undefined
  const fault = faultOf(schema, value)
  if (fault !== null) {
    throw refuseHttp('REQUEST_MALFORMED', { details: { path: fault.details['path'] ?? '' } })
  }
  return value
}

function bodyOf(route: Route, contentType: string | undefined, body: unknown): unknown {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0)
  if (route.upload !== undefined) {
    const type = (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
    if (!route.upload.contentTypes.includes(type)) throw refuseHttp('FILE_TYPE_UNFIT')
    return new Uint8Array(bytes)
  }
  if (route.body === undefined) return undefined
  return checked(route.body, parsed(bytes))
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.length === 0 ? '{}' : bytes.toString('utf8')) as unknown
  } catch {
    throw refuseHttp('REQUEST_MALFORMED', { details: { path: '/' } })
  }
}

/** A name from outside goes into a header only in the encoded form (RFC 6266, RFC 8187). */
async function sendFile(
  reply: {
    header(name: string, value: string): unknown
    send(body: unknown): unknown
  },
  { bytes, contentType, name }: FileAnswer,
): Promise<unknown> {
  reply.header('content-type', contentType)
  reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
  return reply.send(
    bytes instanceof Uint8Array ? Buffer.from(bytes) : Readable.from(bytes, { objectMode: false }),
  )
}
