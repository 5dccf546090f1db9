import { sealOfd } from '@piaoqiao/documents/ofd'
import type { Instant, Party, PartyId, Refusal } from '@piaoqiao/domain'
import { bearsAnothersId, billIdFrom, refusal } from '@piaoqiao/domain'
import type { CryptoModule, Sm2PublicKey } from '@piaoqiao/gm-crypto'
import { sm3Hex } from '@piaoqiao/gm-crypto'
import type { SealAnswer, SealRequest } from '@piaoqiao/protocol'
import { wireRefusal } from '@piaoqiao/protocol'
import type { BillStore } from '../ports.ts'
import { supervisorSealPlace } from './seal-place.ts'
import { examineOfd } from './sealable-ofd.ts'
import type { SupervisorSeal } from './supervisor-seal.ts'

export interface SealingOffice {
  readonly store: Pick<BillStore, 'find' | 'findFile'>
  readonly issuerKeys: (issuerId: PartyId) => Promise<readonly Sm2PublicKey[]>
  readonly crypto: CryptoModule
  /** Name of the supervising key (监制) in the crypto module. */
  readonly supervisorKeyName: string
  readonly supervisorSeal: SupervisorSeal
  readonly clock: () => Instant
}

/** Puts the supervisor's seal on a file of the party's own bill. */
export type SealFile = (party: Party, request: SealRequest) => Promise<SealAnswer>

/** `file.seal` (加盖监制章) where the province has an electronic seal. Asked again, it seals again; nothing is kept. */
export function createSealFile(office: SealingOffice): SealFile {
  return async (party, request) => {
    const xml = await registeredXml(office, party, request)
    if ('code' in xml) return wireRefusal(xml)
    const bytes = new Uint8Array(Buffer.from(request.ofd, 'base64'))
    const sealed = await sealedFile(office, party, { bytes, registeredXml: xml })
    if (typeof sealed === 'string') return wireRefusal(refusal('OFD_REFUSED', { fault: sealed }))
    const { billCode, billNumber } = request
    const ofd = Buffer.from(sealed).toString('base64')
    return { outcome: 'done', billCode, billNumber, ofd, digest: sm3Hex(sealed) }
  }
}

/** The same where there is none. */
export function createSealRefusal(): SealFile {
  return async () => wireRefusal(refusal('SUPERVISOR_SEAL_UNAVAILABLE'))
}

async function registeredXml(
  { store }: SealingOffice,
  party: Party,
  { billCode, billNumber }: SealRequest,
): Promise<Uint8Array | Refusal> {
  const id = billIdFrom(billCode, billNumber)
  const stored = (await store.find([id])).get(id)
  if (stored === undefined || bearsAnothersId(stored.bill, party)) return refusal('BILL_NOT_FOUND')
  if (stored.bill.facts.issuer.id !== party.id) return refusal('NOT_THE_ISSUER')
  return (await store.findFile(id)) ?? refusal('BILL_NOT_FOUND')
}

/** The file with the supervisor's seal, or why it gets none. */
async function sealedFile(
  { issuerKeys, crypto, supervisorKeyName, supervisorSeal, clock }: SealingOffice,
  party: Party,
  given: { readonly bytes: Uint8Array; readonly registeredXml: Uint8Array },
): Promise<Uint8Array | string> {
  const { seal, certificate, trustedRoots, trustedMakers } = supervisorSeal
  const at = clock()
  const examined = examineOfd(given.bytes, {
    registeredXml: given.registeredXml,
    issuerKeys: await issuerKeys(party.id),
    trustedRoots,
    trustedMakers,
    at,
  })
  if ('fault' in examined) return examined.fault
  const place = supervisorSealPlace(examined.file)
  if (place === null) return '监制章位置不在页面内'
  return sealOfd(given.bytes, {
    seal,
    place,
    signerCertificate: certificate,
    sign: (message) => crypto.sign(supervisorKeyName, message),
    at,
  })
}
