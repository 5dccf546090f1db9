import { refusal } from '@piaoqiao/domain'
import { faultOf } from '@piaoqiao/protocol'
import type { createExchangeServer } from '@piaoqiao/service-kit'
import { Type } from 'typebox'
import type { Static } from 'typebox'
import type { HisUses } from '../use-cases/his/his-uses.ts'
import { hasAccess } from './access.ts'
import { optional, record, words } from './fields.ts'
import { RequestMalformed, httpProblem, problemOf } from './http-faults.ts'

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
  { his, accessToken }: { readonly his: HisUses; readonly accessToken: string },
): void {
  server.register(async (scope) => {
    scope.addHook('onRequest', async (request, reply) => {
      if (hasAccess(request.headers.authorization, accessToken)) return
      const denied = httpProblem('ACCESS_DENIED')
      await reply.code(denied.status).type('application/problem+json').send(denied)
    })
    scope.setErrorHandler(async (error, _request, reply) => {
      const problem = problemOf(error)
      return reply.code(problem.status).type('application/problem+json').send(problem)
    })
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
  const fault = faultOf(stockBody, body)
  if (fault !== null) throw new RequestMalformed(fault)
  const stock = body as Static<typeof stockBody>
  const { first, last } = stock
  if (first.length !== last.length || BigInt(first) > BigInt(last)) {
    throw new RequestMalformed(refusal('ITEM_MALFORMED', { path: '终止号码 /last' }))
  }
  return stock
}
