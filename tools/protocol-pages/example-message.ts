import { provinceAppId, type EnvelopeKind, type Service } from '@piaoqiao/protocol'
import type { ExampleAppKeyFile, ExampleSide } from './example-parties.ts'

/** What an example says, whatever key and vector it is enciphered with. */
export interface ExampleMessage {
  /** Name of the file with the envelope. */
  readonly file: string
  readonly kind: EnvelopeKind
  readonly service: Service
  readonly sender: ExampleSide
  readonly receiver: ExampleSide
  readonly signed: boolean
  readonly appId: string
  readonly appKeyFile: ExampleAppKeyFile
  readonly at: number
  readonly payload: object
}

export const exampleRequestId = '7f3c0f4e-2b1a-4d57-9c55-1f2e3d4c5b6a'
const requestedAt = Date.UTC(2026, 2, 4, 2, 0, 0, 0)
const answeredAt = requestedAt + 86

const toPlatform = { sender: 'party', receiver: 'platform' } as const
const fromPlatform = { sender: 'platform', receiver: 'party' } as const

/** Whether a request has to be signed: where it changes something, and between provinces always. */
export function asksForSignature({ changes, callers }: Service): boolean {
  return changes || callers.includes('province')
}

/** The request of a service and its answer; what a subscriber answers is no envelope. */
export function exampleMessages(service: Service): readonly ExampleMessage[] {
  const { servedBy, exampleRequest, exampleAnswer } = service
  const pushed = servedBy === 'subscriber'
  const about = { service, appId: appIdOf(service), appKeyFile: appKeyFileOf(service) }
  const request: ExampleMessage = {
    ...about,
    ...(pushed ? fromPlatform : toPlatform),
    file: `${service.name}.request.json`,
    kind: 'request',
    signed: asksForSignature(service),
    at: requestedAt,
    payload: exampleRequest,
  }
  const answer: ExampleMessage = {
    ...about,
    ...fromPlatform,
    file: `${service.name}.answer.json`,
    kind: 'answer',
    signed: true,
    at: answeredAt,
    payload: exampleAnswer,
  }
  return pushed ? [request] : [request, answer]
}

function appIdOf({ callers, servedBy }: Service): string {
  if (servedBy === 'subscriber') return 'unit-0001'
  const ids = {
    unit: 'unit-0001',
    issuer: 'issuer-0001',
    payer_portal: 'portal-0001',
    office: 'office-0001',
    province: provinceAppId('32'),
  }
  return ids[callers[0] ?? 'unit']
}

function appKeyFileOf({ callers, servedBy }: Service): ExampleAppKeyFile {
  const betweenProvinces = callers.includes('province') && servedBy === 'province'
  return betweenProvinces ? 'app-key.province-32-50.hex' : 'app-key.party.hex'
}
