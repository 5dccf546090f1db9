import type { Instant } from '@piaoqiao/domain'
import { exportSm2PublicKeyPem, sm3Hex } from '@piaoqiao/gm-crypto'
import type { EvidenceAnswer, EvidenceContent } from '@piaoqiao/protocol'
import type { Actor } from '../../access/actor.ts'
import { bureauEntry } from '../../audit/audit-entries.ts'
import { refuseHttp } from '../../office-refusals.ts'
import { askRegistry, ownBureau, requirePartyInScope } from './bureaus-parts.ts'
import type { BureausParts } from './bureaus-parts.ts'

interface Bill {
  readonly billCode: string
  readonly billNumber: string
}
type Evidence = Extract<EvidenceAnswer, { outcome: 'done' }> & { readonly issuerId: string }

/** What the registry holds of a bill, with the issuer that it names. */
export async function readEvidence(parts: BureausParts, bill: Bill): Promise<Evidence> {
  const answer = await askRegistry<EvidenceAnswer>(parts, 'bill.evidence', bill)
  const content = JSON.parse(
    Buffer.from(answer.evidence, 'base64').toString('utf8'),
  ) as EvidenceContent
  return { ...answer, issuerId: content.bill.issuerId }
}

/**
 * The evidence of a bill as one file: what the province signed, and around it the office's statement of who took it.
 * `piaoqiao evidence verify` reads it.
 * @throws AccountsError `PARTY_OUT_OF_SCOPE`, `REGISTRY_REFUSED`, `PROVINCE_UNREACHABLE`
 */
export async function takeEvidence(
  parts: BureausParts,
  actor: Actor,
  bill: Bill,
  at: Instant,
): Promise<Uint8Array> {
  const { evidence, signature, publicKey, issuerId } = await readEvidence(parts, bill)
  const { billCode, billNumber } = bill
  const statement = await parts.transact(async (tables) => {
    await requirePartyInScope(tables, actor, [issuerId])
    const bureau = await ownBureau(tables, actor)
    const user = await tables.bureauUsers.find(actor.userId)
    if (user === null) throw refuseHttp('NOT_FOUND')
    const subject = ['bill', `${billCode}-${billNumber}`] as const
    await tables.audit.append(bureauEntry(actor, 'evidence.taken', subject, at))
    return JSON.stringify({
      format: 'piaoqiao-evidence-taking-1',
      billCode,
      billNumber,
      evidenceSm3: sm3Hex(Buffer.from(evidence, 'base64')),
      bureauId: bureau.bureauId,
      bureauName: bureau.name,
      staffNumber: user.staffNumber,
      takenAt: new Date(at).toISOString(),
    })
  })
  const bytes = Buffer.from(statement, 'utf8')
  const signed = await parts.crypto.sign(parts.keyName, bytes)
  const office = {
    statement: bytes.toString('base64'),
    signature: Buffer.from(signed).toString('base64'),
    publicKey: exportSm2PublicKeyPem(parts.crypto.publicKey(parts.keyName)),
  }
  return Buffer.from(`${JSON.stringify({ evidence, signature, publicKey, office }, null, 2)}\n`)
}
