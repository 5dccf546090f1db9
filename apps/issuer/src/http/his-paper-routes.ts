import { refusal } from '@piaoqiao/domain'
import type { createExchangeServer } from '@piaoqiao/service-kit'
import { Type } from 'typebox'
import type { Static } from 'typebox'
import type { HisUses } from '../use-cases/his/his-uses.ts'
import { optional, record, words } from './fields.ts'
import { RequestMalformed } from './http-faults.ts'
import { read } from './read-request.ts'
import { guard } from './station-routes.ts'
import type { StationRoutes } from './station-routes.ts'

type Server = ReturnType<typeof createExchangeServer>

const paperNumber = (title: string) => Type.String({ title, pattern: '^[0-9]{1,18}$' })
const stockBody = record({
  paperCode: words('纸质票据代码', 20),
  first: paperNumber('起始号码'),
  last: paperNumber('终止号码'),
  ...optional({ placeCode: words('开票点编码', 50) }),
})

const overlap = {
  title: 'Conflict',
  status: 409,
  code: 'PAPER_ALREADY_IN_STOCK',
  detail: '其中有号码已经入库。',
  next: '请核对起止号码。',
} as const

/** `POST /paper-stock`: the paper bills that were delivered to the hospital. Part of the local API, with its token. */
export function addPaperStockRoute(
  server: Server,
  { his, ...access }: { readonly his: HisUses } & Pick<StationRoutes, 'accessToken' | 'logger'>,
): void {
  server.register(async (scope) => {
    guard(scope, access)
    scope.post('/paper-stock', async ({ body }, reply) => {
      const { placeCode = '', ...stock } = readStock(body)
      const isAdded = await his.addPaperStock({ ...stock, placeCode })
      if (isAdded) return reply.code(201).send({ ...stock, placeCode })
      return reply.code(overlap.status).type('application/problem+json').send(overlap)
    })
  })
}

/** @throws RequestMalformed */
function readStock(body: unknown): Static<typeof stockBody> {
  const stock = read(stockBody, body)
  const { first, last } = stock
  if (first.length !== last.length || BigInt(first) > BigInt(last)) {
    throw new RequestMalformed(refusal('ITEM_MALFORMED', { path: '终止号码 /last' }))
  }
  return stock
}
