import type { Party, ProvinceCode, RefusalCode, RefusalDetails } from '@piaoqiao/domain'
import { accountOutcomes, refusal } from '@piaoqiao/domain'
import type { Sm2PublicKey } from '@piaoqiao/gm-crypto'
import { GmCryptoError, importSm2PublicKey, sm3Hex } from '@piaoqiao/gm-crypto'
import type {
  ApplicationChangeAnswer,
  ApplicationChangeRequest,
  ApplicationFindAnswer,
  ApplicationFindRequest,
  EnrolAnswer,
  EnrolRequest,
} from '@piaoqiao/protocol'
import { wireRefusal } from '@piaoqiao/protocol'
import { AddressMalformed } from '@piaoqiao/service-kit'
import type {
  ApplicationChanges,
  ApplicationStore,
  EnrolledApplication,
  Enrolment,
} from '../application-ports.ts'
import type { EnrolmentCode } from './enrolment-refused.ts'
import { EnrolmentRefused } from './enrolment-refused.ts'
import { fingerprintOf } from './fingerprint.ts'

/** A message of an office. */
export interface OfficeRequest<Content> {
  readonly office: Party
  readonly requestId: string
  readonly content: Content
}

export interface OfficeApplications {
  enrol(request: OfficeRequest<EnrolRequest>): Promise<EnrolAnswer>
  change(request: OfficeRequest<ApplicationChangeRequest>): Promise<ApplicationChangeAnswer>
  find(request: ApplicationFindRequest): Promise<ApplicationFindAnswer>
}

/** `application.enrol`, `.change` and `.find`: what the office of this province does with the applications of its parties. */
export function createOfficeApplications(options: {
  readonly ownProvince: ProvinceCode
  readonly applications: Pick<
    ApplicationStore,
    'enrolApplication' | 'changeApplication' | 'describeApplication'
  >
}): OfficeApplications {
  const { ownProvince, applications } = options
  return {
    enrol: (request) =>
      orRefusal(async () => {
        const enrolment = enrolmentOf(request, ownProvince)
        const { appId, appKey } = await applications.enrolApplication(enrolment)
        return {
          outcome: 'done',
          code: 'ENROLLED',
          sentence: accountOutcomes.ENROLLED,
          appId,
          appKey: Buffer.from(appKey).toString('hex'),
        }
      }),
    change: (request) =>
      orRefusal(async () => {
        const { appId } = request.content
        const asked = storedRequest('application.change', request)
        await applications.changeApplication(appId, changesOf(request.content), asked)
        return { outcome: 'done', code: 'CHANGED', sentence: accountOutcomes.CHANGED, appId }
      }),
    find: async ({ appId }) => {
      const found = await applications.describeApplication(appId)
      return found === null ? wireRefusal(refusal('APPLICATION_NOT_FOUND')) : answerOf(found)
    },
  }
}

function enrolmentOf(request: OfficeRequest<EnrolRequest>, province: ProvinceCode): Enrolment {
  const { partyId, partyName, publicKey, ...rest } = request.content
  return {
    ...rest,
    party: { id: partyId, name: partyName, province },
    publicKey: publicKeyIn(publicKey),
    request: storedRequest('application.enrol', request),
  }
}

function changesOf({ appId: _, publicKey, ...rest }: ApplicationChangeRequest): ApplicationChanges {
  return { ...rest, ...(publicKey !== undefined && { publicKey: publicKeyIn(publicKey) }) }
}

function storedRequest(service: string, { office, requestId, content }: OfficeRequest<object>) {
  return { partyId: office.id, requestId, fingerprint: fingerprintOf(service, content) }
}

class KeyMalformed extends Error {}

function publicKeyIn(pem: string): Sm2PublicKey {
  try {
    return importSm2PublicKey(pem)
  } catch (error) {
    if (error instanceof GmCryptoError) throw new KeyMalformed()
    throw error
  }
}

const malformed = (path: string): readonly [RefusalCode, RefusalDetails] => [
  'ITEM_MALFORMED',
  { path },
]

/** What the office is told; a fault that is not here is ours. */
const refusalOf: Partial<Record<EnrolmentCode, readonly [RefusalCode, RefusalDetails?]>> = {
  APPLICATION_ID_UNFIT: malformed('/appId'),
  APPLICATION_QUOTA_UNFIT: malformed('/quotaPerMinute'),
  PARTY_ID_UNFIT: malformed('/partyId'),
  WEBHOOK_URL_UNFIT: malformed('/webhookUrl'),
  APPLICATION_EXISTS: ['APPLICATION_EXISTS'],
  APPLICATION_UNKNOWN: ['APPLICATION_NOT_FOUND'],
  APPLICATION_CLOSED: ['APPLICATION_CLOSED'],
  PARTY_OF_OTHER_KIND: ['PARTY_OF_OTHER_KIND'],
  OPERATION_ID_REUSED: ['OPERATION_ID_REUSED'],
}

async function orRefusal<Answer>(
  work: () => Promise<Answer>,
): Promise<Answer | ReturnType<typeof wireRefusal>> {
  try {
    return await work()
  } catch (error) {
    const known = refusalFor(error)
    if (known === undefined) throw error
    return wireRefusal(refusal(...known))
  }
}

function refusalFor(error: unknown): readonly [RefusalCode, RefusalDetails?] | undefined {
  if (error instanceof KeyMalformed) return malformed('/publicKey')
  if (error instanceof AddressMalformed) return malformed('/addresses')
  return error instanceof EnrolmentRefused ? refusalOf[error.code] : undefined
}

function answerOf(found: EnrolledApplication): ApplicationFindAnswer {
  const { appId, kind, party, state, addresses, quotaPerMinute, webhookUrl, keys } = found
  return {
    outcome: 'found',
    appId,
    kind,
    partyId: party.id,
    partyName: party.name,
    state,
    addresses: addresses === null ? null : [...addresses],
    quotaPerMinute,
    webhookUrl,
    keys: keys.map(({ publicKey, validFrom, validUntil }) => ({
      fingerprint: sm3Hex(publicKey.bytes),
      validFrom: new Date(validFrom).toISOString(),
      validUntil: validUntil === null ? null : new Date(validUntil).toISOString(),
    })),
  }
}
