import type { createExchangeServer, Logger } from '@piaoqiao/service-kit'
import { RequestRate } from '@piaoqiao/service-kit'
import type { SandboxApplication } from '../ports.ts'
import { SandboxFault } from '../sandbox-fault.ts'
import { isSameToken } from '../use-cases/access-tokens.ts'
import type { OperateApplications } from '../use-cases/operate-applications.ts'
import { bearerTokenOf } from './bearer-token.ts'
import { read } from './control-bodies.ts'
import { applicationParams, changeBody, enterBody } from './operator-bodies.ts'
import { answerFaults } from './sandbox-problem.ts'
import type { SandboxIdentity } from './shown-world.ts'
import { shownKeys } from './shown-world.ts'

type Server = ReturnType<typeof createExchangeServer>

const strangersPerMinute = 30
const bodyLimit = 64 * 1024

export interface OperatorRoutes {
  readonly applications: OperateApplications
  readonly operatorToken: string
  readonly identity: SandboxIdentity
  readonly clock: () => number
  readonly logger: Logger
}

/** The API for the account office: it opens, changes and closes applications of the sandbox. */
export function addOperatorRoutes(server: Server, routes: OperatorRoutes): void {
  const { applications, identity, logger } = routes
  server.register(async (scope) => {
    answerFaults(scope, logger)
    guard(scope, routes)
    scope.post('/operator/applications', { bodyLimit }, async ({ body }, reply) => {
      const request = read(enterBody, body)
      const credentials = await applications.enter(request)
      logger.info('application.entered', { appId: request.appId })
      return reply.code(201).send({ appId: request.appId, ...credentials, ...shownKeys(identity) })
    })
    scope.get('/operator/applications/:appId', async ({ params }) =>
      shownApplication(identity, await applications.find(read(applicationParams, params).appId)),
    )
    scope.patch('/operator/applications/:appId', { bodyLimit }, async ({ params, body }) => {
      const { appId } = read(applicationParams, params)
      const credentials = await applications.change(appId, read(changeBody, body))
      logger.info('application.changed', { appId })
      return { ...shownApplication(identity, await applications.find(appId)), ...credentials }
    })
    scope.delete('/operator/applications/:appId', async ({ params }, reply) => {
      const { appId } = read(applicationParams, params)
      await applications.remove(appId)
      logger.info('application.removed', { appId })
      return reply.code(204).send()
    })
  })
}

function guard(scope: Server, { operatorToken, clock }: OperatorRoutes): void {
  const strangers = new RequestRate({
    perAddressMax: strangersPerMinute,
    altogetherMax: 600,
    windowMs: 60_000,
  })
  scope.addHook('onRequest', async (request) => {
    if (isSameToken(bearerTokenOf(request), operatorToken)) return
    const code = strangers.allows(request.ip, clock()) ? 'ACCESS_DENIED' : 'TOO_MANY_REQUESTS'
    throw new SandboxFault(code)
  })
}

function shownApplication(identity: SandboxIdentity, application: SandboxApplication) {
  const { appId, kind, party, revoked, addresses, quotaPerMinute, webhookUrl } = application
  return {
    appId,
    kind,
    partyId: party.id,
    partyName: party.name,
    state: revoked ? 'suspended' : 'active',
    addresses,
    quotaPerMinute,
    webhookUrl,
    ...shownKeys(identity),
  }
}
