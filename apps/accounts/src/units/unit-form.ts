import { everyFile, faultsOfForm, requireComplete } from '../applications/application-faults.ts'
import type { ApplicationFile } from '../applications/application-faults.ts'
import type { FieldFault, ProvenContact } from '../applications/application-ports.ts'
import type { ApplicationKind } from './application-ports.ts'
import type { UnitData, UnitDraft } from './unit-fields.ts'

/** Fields of the form by the path that faults and returns for correction name. */
export const fieldPaths = [
  'unitName',
  'creditCode',
  'address',
  'areaCode',
  'unitType',
  'isStateEnterprise',
  'level',
  'legalRepresentative.name',
  'legalRepresentative.mobile',
  'legalRepresentative.identityNumber',
  'handler.name',
  'handler.mobile',
  'handler.identityNumber',
  'handler.email',
] as const

export interface CheckedApplication {
  readonly kind: ApplicationKind
  readonly draft: UnitDraft
  readonly contact: ProvenContact | null
  readonly files: ReadonlySet<ApplicationFile>
  /** Of the account that is to be changed. */
  readonly before: UnitData | null
}

/** Everything that keeps an application from being submitted; empty when it is complete. */
export function faultsOf(application: CheckedApplication): readonly FieldFault[] {
  const requiredFiles = filesFor(application)
  return faultsOfForm({ ...application, fieldPaths, requiredFiles })
}

/** A change needs the papers of what changes; the sealed form is always needed. */
function filesFor({ kind, draft, before }: CheckedApplication): readonly ApplicationFile[] {
  if (kind === 'close') return []
  if (before === null) return everyFile
  const isRenamed = draft.unitName !== before.unitName || draft.address !== before.address
  const isOtherHandler = draft.handler?.identityNumber !== before.handler.identityNumber
  return [
    'sealed_form',
    ...(isRenamed ? (['credit_code_certificate'] as const) : []),
    ...(isOtherHandler ? (['handler_identity_card'] as const) : []),
  ]
}

/** A draft without faults. */
export function completeData(draft: UnitDraft): UnitData {
  requireComplete(draft, fieldPaths)
  return draft as UnitData
}
