import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import staticFiles from '@fastify/static'
import { portalPages } from '../../mail/portal-address.ts'
import type { AccountsServer } from '../mount-routes.ts'

export interface ServedPortals {
  /** Where the built pages lie, as `npm run portals` says. */
  readonly directory: string
  /** Who may show the citizens' pages inside their own, such as `https://pay.example`; nobody where it is empty. */
  readonly citizenFrames: readonly string[]
}

const nonceBytes = 16
/** Stands in the pages where the nonce of an answer belongs. */
const noncePlace = 'piaoqiao-nonce'
const assetDays = 365

/**
 * Serves the portals: their pages under `/citizen`, `/unit`, `/bureau` and `/developer` with everything below, and their
 * parts under `/assets`, whose names follow from their content. Styles that are made while a page runs carry the nonce
 * of its answer; there is no other inline code.
 */
export function servePortals(server: AccountsServer, portals: ServedPortals): void {
  const read = (name: string) => readFileSync(join(portals.directory, `${name}.html`), 'utf8')
  server.register(async (scope) => {
    await scope.register(staticFiles, {
      root: join(portals.directory, 'assets'),
      prefix: '/assets/',
      preCompressed: true,
      immutable: true,
      maxAge: `${assetDays}d`,
      decorateReply: false,
    })
    const entrance = read('index')
    scope.get('/', async (_request, reply) => {
      const nonce = newNonce()
      return reply.headers(pageHeaders(nonce, [])).send(entrance.replaceAll(noncePlace, nonce))
    })
    for (const name of portalPages) {
      const page = read(name)
      const frames = name === 'citizen' ? portals.citizenFrames : []
      for (const url of [`/${name}`, `/${name}/*`]) {
        scope.get(url, async (_request, reply) => {
          const nonce = newNonce()
          return reply.headers(pageHeaders(nonce, frames)).send(page.replaceAll(noncePlace, nonce))
        })
      }
    }
  })
}

const newNonce = () => randomBytes(nonceBytes).toString('base64')

function pageHeaders(nonce: string, frames: readonly string[]): Record<string, string> {
  const ancestors = frames.length === 0 ? "'none'" : frames.join(' ')
  return {
    'content-type': 'text/html; charset=utf-8',
    // The page names its parts and its nonce, so it is asked for each time.
    'cache-control': 'no-store',
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      `style-src 'self' 'nonce-${nonce}'`,
      "img-src 'self' data: blob:",
      "font-src 'self'",
      "connect-src 'self'",
      "frame-src 'self' blob:",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      `frame-ancestors ${ancestors}`,
    ].join('; '),
    'permissions-policy': 'camera=(self), microphone=(), geolocation=()',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
  }
}
