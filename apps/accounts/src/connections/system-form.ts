import { everyFile, faultsOfForm, requireComplete } from '../applications/application-faults.ts'
import type { ApplicationFile } from '../applications/application-faults.ts'
import type { FieldFault, ProvenContact } from '../applications/application-ports.ts'
import type { SystemUnitData, SystemUnitDraft } from './connection-fields.ts'

/** Fields of the form by the path that faults and returns for correction name. */
export const systemFieldPaths = [
  'unitName',
  'creditCode',
  'address',
  'unitType',
  'legalRepresentative.name',
  'legalRepresentative.mobile',
  'legalRepresentative.identityNumber',
  'handler.name',
  'handler.mobile',
  'handler.identityNumber',
  'handler.email',
  'systemName',
  'vendorName',
] as const

/** Everything that keeps an application from being submitted; empty when it is complete. */
export function systemFaultsOf(
  draft: SystemUnitDraft,
  contact: ProvenContact | null,
  files: ReadonlySet<ApplicationFile>,
): readonly FieldFault[] {
  return faultsOfForm({
    draft,
    fieldPaths: systemFieldPaths,
    contact,
    files,
    requiredFiles: everyFile,
  })
}

/** A draft without faults. */
export function completeSystemData(draft: SystemUnitDraft): SystemUnitData {
  requireComplete(draft, systemFieldPaths)
  return draft as SystemUnitData
}
