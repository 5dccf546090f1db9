import { billIdFrom } from '@piaoqiao/domain'
import type { createExchangeServer, Logger } from '@piaoqiao/service-kit'
import { RequestRate } from '@piaoqiao/service-kit'
import { Type } from 'typebox'
import type { FileName } from '../file-ports.ts'
import type { BillFormat } from '../files/bill-formats.ts'
import { billFormatNames } from '../files/bill-formats.ts'
import type { GivenFile } from '../use-cases/files/bill-file.ts'
import type { FileUses } from '../use-cases/files/file-uses.ts'
import { billParams } from './change-bodies.ts'
import { optional, record } from './fields.ts'
import { problemOf } from './http-faults.ts'
import { deadLinkPage, waitingLinkPage } from './link-pages.ts'
import { billIdOf, read } from './read-request.ts'
import { guard } from './station-routes.ts'

type Server = ReturnType<typeof createExchangeServer>

export interface FileRoutes {
  readonly files: FileUses
  readonly accessToken: string
  readonly logger: Logger
  readonly clock: () => number
}

/** More pages no face has. */
const pageMax = 100
const linkRate = { perAddressMax: 60, altogetherMax: 3_000, windowMs: 60_000 } as const

const format = Type.Unsafe<BillFormat>({ type: 'string', title: '格式', enum: billFormatNames })
const linkBody = record({
  format,
  ...optional({ page: Type.Integer({ title: '页码', minimum: 1, maximum: pageMax }) }),
})
const fileParams = record({ ...billParams.properties, format })
const fileQuery = record(
  optional({ page: Type.String({ title: '页码', pattern: '^[1-9][0-9]?$' }) }),
)

/** Files of bills for the business system, and links for everybody else. */
export function addFileRoutes(server: Server, routes: FileRoutes): void {
  server.register(async (scope) => {
    scope.removeContentTypeParser('text/plain')
    guard(scope, routes)
    addLocalRoutes(scope, routes.files)
  })
  server.register(async (scope) => {
    addLinkRoute(scope, routes)
  })
}

function addLocalRoutes(scope: Server, files: FileUses): void {
  scope.post('/bills/:billCode/:billNumber/links', async ({ params, body }, reply) => {
    const billId = billIdOf(params)
    const { format: asked, page = 1 } = read(linkBody, body)
    const name: FileName = { billId, format: asked, page }
    const { url, expiresAt } = await files.makeLink(name)
    return reply.code(201).send({ url, expiresAt: new Date(expiresAt).toISOString() })
  })
  scope.get('/bills/:billCode/:billNumber/files/:format', async ({ params, query }, reply) => {
    const { billCode, billNumber, format: asked } = read(fileParams, params)
    const { page = '1' } = read(fileQuery, query)
    const billId = billIdFrom(billCode, billNumber)
    const file = await files.billFile({ billId, format: asked, page: Number(page) })
    return reply.headers(headersOf(file)).send(Buffer.from(file.bytes))
  })
}

/** `GET /f/{token}`: for whoever has the link, without any other token. */
function addLinkRoute(scope: Server, { files, logger, clock }: FileRoutes): void {
  const rate = new RequestRate(linkRate)
  scope.setErrorHandler(async (error, _request, reply) => {
    const problem = problemOf(error)
    if (problem.code === 'STATION_FAILED') logger.error('http.failed', {}, error)
    return reply.code(503).type('text/html; charset=utf-8').send(waitingLinkPage)
  })
  // A HEAD would use the link up as well, and some programs send one before they open anything.
  scope.get('/f/:token', { exposeHeadRoute: false }, async ({ params, ip }, reply) => {
    if (!rate.allows(ip, clock())) {
      return reply.code(429).type('text/html; charset=utf-8').send(waitingLinkPage)
    }
    const { token } = params as { readonly token: string }
    const file = await files.openLink(token)
    if (file === null) return reply.code(404).type('text/html; charset=utf-8').send(deadLinkPage)
    return reply.headers(headersOf(file)).send(Buffer.from(file.bytes))
  })
}

/** What a browser shows it shows; the rest is kept. */
function headersOf({ mediaType, fileName }: GivenFile): Record<string, string> {
  const isShown = mediaType === 'application/pdf' || mediaType === 'image/png'
  const disposition = isShown ? 'inline' : 'attachment'
  return {
    'content-type': mediaType,
    'content-disposition': `${disposition}; filename="${fileName}"`,
  }
}
