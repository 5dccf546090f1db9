import type { Instant } from '@piaoqiao/domain'
import type { Static, TSchema } from 'typebox'
import type { SessionHolder } from '../access/session-holder.ts'
import type { Role } from '../access/roles.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Who may call a route. */
export type Access =
  | { readonly kind: 'public' }
  /** People with an account of their own. */
  | { readonly kind: 'person' }
  /** Users of units or bureaus; with any of the roles, where roles are named. */
  | { readonly kind: 'unit' | 'bureau'; readonly roles?: readonly Role[] }
  /** Whoever has begun a session, also one that has a step before it. */
  | { readonly kind: 'session' }

/** Bytes as an answer: a document, a table, a picture. */
export interface FileAnswer {
  readonly bytes: Uint8Array | AsyncIterable<Uint8Array>
  readonly contentType: string
  /** Offered as a download under this name. */
  readonly name: string
}

export interface RouteRequest<Params, Query, Body> {
  readonly params: Params
  readonly query: Query
  readonly body: Body
  /** Null on public routes that were called without a session. */
  readonly holder: SessionHolder | null
  readonly address: string
  /** Opens a draft to whoever began it; null where none was sent. */
  readonly draftToken: string | null
  readonly at: Instant
  /** Cookies and headers that a route of sessions sets. */
  readonly reply: RouteReply
}

export interface RouteReply {
  status(status: number): void
  beginSession(token: string, expiresAt: Instant): void
  endSession(): void
  readonly sessionToken: string | null
}

/** Uploads come as the raw body of a request. */
export interface UploadRule {
  readonly bytesMax: number
  readonly contentTypes: readonly string[]
}

/** One thing that can be asked for over HTTP. The OpenAPI document and the pages for developers come from these. */
export interface Route<
  Params extends TSchema = TSchema,
  Query extends TSchema = TSchema,
  Body extends TSchema = TSchema,
> {
  readonly method: Method
  /** As Fastify reads it: `/people/self/bills/:billCode/:billNumber`. */
  readonly path: string
  readonly title: string
  readonly purpose: string
  readonly access: Access
  readonly params?: Params
  readonly query?: Query
  readonly body?: Body
  readonly upload?: UploadRule
  /** JSON that is answered, or `file`. */
  readonly answer: TSchema | 'file' | 'nothing'
  /** Codes of refusals that are particular to this route. */
  readonly refusals: readonly string[]
  readonly handle: (request: RouteRequest<unknown, unknown, unknown>) => Promise<unknown>
}

type Given<Schema> = Schema extends TSchema ? Static<Schema> : undefined

/** A route whose handler knows the types of what it is given. */
export function route<
  const Params extends TSchema | undefined = undefined,
  const Query extends TSchema | undefined = undefined,
  const Body extends TSchema | undefined = undefined,
>(
  definition: Omit<Route, 'params' | 'query' | 'body' | 'handle'> & {
    readonly params?: Params
    readonly query?: Query
    readonly body?: Body
    readonly handle: (
      request: RouteRequest<
        Given<Params>,
        Given<Query>,
        Body extends TSchema ? Static<Body> : Uint8Array
      >,
    ) => Promise<unknown>
  },
): Route {
  return definition as unknown as Route
}

/** The holder of a session on a route that lets nobody else in. */
export function holderOf({ holder }: { readonly holder: SessionHolder | null }): SessionHolder {
  if (holder === null) throw new Error('a route with a holder was entered without one')
  return holder
}
