import type { RotateRequest, Service } from '@piaoqiao/protocol'
import { services } from '@piaoqiao/protocol'
import type { ExchangeHandler } from '@piaoqiao/service-kit'
import type { Applications } from '../ports.ts'
import type { RotateKey } from '../use-cases/rotate-key.ts'
import type { ServeMessage } from '../use-cases/serve-message.ts'
import type { CutConnection } from './cut-connections.ts'

export interface MessageHandlersOptions {
  readonly applications: Pick<Applications, 'find'>
  readonly serveMessage: ServeMessage
  readonly rotateKey: RotateKey
  readonly cut: CutConnection
}

/** Everything that a province offers to units and payer portals, answered from the world of whoever asks. */
export function messageHandlers(options: MessageHandlersOptions): Record<string, ExchangeHandler> {
  const { rotateKey } = options
  const inWorld = worldServices().map(({ name }) => [name, worldHandler(options)] as const)
  return {
    ...Object.fromEntries(inWorld),
    'key.rotate': ({ caller, requestId, payload }) =>
      rotateKey(caller.appId, requestId, payload as RotateRequest),
  }
}

/** The services that are answered from worlds. */
export function worldServices(): readonly Service[] {
  return Object.values<Service>(services).filter(
    ({ name, servedBy, callers }) =>
      servedBy === 'province' &&
      name !== 'key.rotate' &&
      (callers.includes('unit') || callers.includes('payer_portal')),
  )
}

function worldHandler({
  applications,
  serveMessage,
  cut,
}: MessageHandlersOptions): ExchangeHandler {
  return async ({ service, requestId, payload, caller }) => {
    const owner = await applications.find(caller.appId)
    if (owner === null) throw new Error('an application was removed while it was sending')
    const { answer, isCut } = await serveMessage(owner, { service, requestId, payload })
    if (isCut) cut()
    return answer
  }
}
