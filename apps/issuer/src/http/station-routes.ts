import { fenFromYuan } from '@piaoqiao/domain'
import type { BillId } from '@piaoqiao/domain'
import type { createExchangeServer, Logger } from '@piaoqiao/service-kit'
import type { Static, TSchema } from 'typebox'
import type { StationUses } from '../use-cases/station-uses.ts'
import { hasAccess } from './access.ts'
import { addBookRoutes } from './book-routes.ts'
import {
  completionBody,
  emptyBody,
  incomeBody,
  paperBody,
  reasonBody,
  reversalBody,
} from './change-bodies.ts'
import { draftBody } from './draft-schema.ts'
import { httpProblem, problemOf } from './http-faults.ts'
import { draftFromBody } from './read-draft.ts'
import { billIdOf, read } from './read-request.ts'
import { shownCompletion, shownIssue, shownRefused, shownReversal, shownStatus } from './shown.ts'

export interface StationRoutes {
  readonly uses: StationUses
  readonly accessToken: string
  readonly logger: Logger
  /** Called after a bill was issued. */
  readonly onIssued: () => void
  /** Called after income came that is to be sent. */
  readonly onIncome: () => void
}

type Server = ReturnType<typeof createExchangeServer>

/** The local API for the business system (HIS) of the unit: JSON, with the access token in every request. */
export function addStationRoutes(server: Server, routes: StationRoutes): void {
  server.register(async (scope) => {
    scope.removeContentTypeParser('text/plain')
    guard(scope, routes)
    addBillRoutes(scope, routes)
    addChangeRoutes(scope, routes.uses)
    addBookRoutes(scope, routes)
  })
}

/** Lets in who has the token, and answers faults by their codes. */
export function guard(
  scope: Server,
  { accessToken, logger }: Pick<StationRoutes, 'accessToken' | 'logger'>,
): void {
  scope.addHook('onRequest', async (request, reply) => {
    if (hasAccess(request.headers.authorization, accessToken)) return
    const denied = httpProblem('ACCESS_DENIED')
    await reply.code(denied.status).type('application/problem+json').send(denied)
  })
  scope.setErrorHandler(async (error, _request, reply) => {
    const problem = problemOf(error)
    if (problem.code === 'STATION_FAILED') logger.error('http.failed', {}, error)
    return reply.code(problem.status).type('application/problem+json').send(problem)
  })
}

function addBillRoutes(scope: Server, { uses, onIssued }: StationRoutes): void {
  scope.post('/bills', async (request, reply) => {
    const issued = await uses.issueBill(draftFromBody(read(draftBody, request.body)))
    onIssued()
    return reply.code(issued.isRepeated ? 200 : 201).send(shownIssue(issued))
  })
  scope.get('/bills/refused', async () => ({
    bills: (await uses.refusedBills()).map(shownRefused),
  }))
  scope.get('/bills/:billCode/:billNumber', async ({ params }) =>
    shownStatus(await uses.billStatus(billIdOf(params))),
  )
  scope.get('/bills/:billCode/:billNumber/xml', async ({ params }, reply) => {
    const xml = await uses.billXml(billIdOf(params))
    return reply.type('application/xml').send(Buffer.from(xml))
  })
  scope.post('/bills/:billCode/:billNumber/register-again', async ({ params, body }, reply) => {
    read(emptyBody, body ?? {})
    await uses.registerAgain(billIdOf(params))
    onIssued()
    return reply.code(204).send()
  })
}

function addChangeRoutes(scope: Server, uses: StationUses): void {
  const change = <Schema extends TSchema>(
    path: string,
    schema: Schema,
    act: (billId: BillId, body: Static<Schema>) => Promise<object>,
  ): void => {
    scope.post(`/bills/:billCode/:billNumber/${path}`, ({ params, body }) =>
      act(billIdOf(params), read(schema, body ?? {})),
    )
  }
  change('reversal', reversalBody, async (billId, body) => {
    const completeWhenGranted = body.completeWhenGranted ?? false
    return shownReversal(await uses.requestReversal({ billId, ...body, completeWhenGranted }))
  })
  change('reversal/release', reasonBody, (billId, body) =>
    uses.releaseReversal({ billId, ...body }),
  )
  change('reversal/complete', completionBody, async (billId, body) =>
    shownCompletion(await uses.completeReversal({ billId, ...body })),
  )
  change('paper/exchange', paperBody, (billId, body) => uses.exchangePaper({ billId, ...body }))
  change('paper/return', paperBody, (billId, body) => uses.returnPaper({ billId, ...body }))
  change('income', incomeBody, (billId, { amount, ...posted }) =>
    uses.postIncome({ billId, ...posted, amountFen: fenFromYuan(amount) }),
  )
  change('income/withdraw', reasonBody, (billId, body) => uses.unpostIncome({ billId, ...body }))
}
