import { isCreditCode, isIdentityNumber } from '@piaoqiao/domain'
import type { ApplicationFile } from '../units/application-faults.ts'
import { applicationFiles, faultAt } from '../units/application-faults.ts'
import type { FieldFault, ProvenContact } from '../units/application-ports.ts'
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
export const correctablePaths: readonly string[] = [
  ...systemFieldPaths,
  ...Object.keys(applicationFiles).map((file) => `files.${file}`),
]

/** Everything that keeps an application from being submitted; empty when it is complete. */
export function systemFaultsOf(
  draft: SystemUnitDraft,
  contact: ProvenContact,
  files: ReadonlySet<string>,
): readonly FieldFault[] {
  const wanted = Object.keys(applicationFiles) as ApplicationFile[]
  return [
    ...systemFieldPaths
      .filter((path) => isBlank(valueAt(draft, path)))
      .map((path) => faultAt(path, 'FIELD_MISSING')),
    ...wrongCodes(draft),
    ...unproven(draft, contact),
    ...wanted
      .filter((file) => !files.has(file))
      .map((file) => faultAt(`files.${file}`, 'FILE_MISSING')),
  ]
}

function wrongCodes({
  creditCode = '',
  legalRepresentative,
  handler,
}: SystemUnitDraft): readonly FieldFault[] {
  const persons = { legalRepresentative, handler }
  const isWrong = creditCode !== '' && !isCreditCode(creditCode)
  return [
    ...(isWrong ? [faultAt('creditCode', 'CREDIT_CODE_WRONG')] : []),
    ...Object.entries(persons)
      .filter(([, person]) => {
        const number = person?.identityNumber ?? ''
        return number !== '' && !isIdentityNumber(number)
      })
      .map(([name]) => faultAt(`${name}.identityNumber`, 'IDENTITY_NUMBER_WRONG')),
  ]
}

function unproven(
  { handler }: SystemUnitDraft,
  { channel, target }: ProvenContact,
): readonly FieldFault[] {
  const given = handler?.[channel] ?? ''
  if (given === '' || given === target) return []
  return [faultAt(`handler.${channel}`, 'HANDLER_NOT_PROVEN')]
}

function isBlank(value: unknown): boolean {
  return value === undefined || (typeof value === 'string' && value.trim() === '')
}

function valueAt(draft: SystemUnitDraft, path: (typeof systemFieldPaths)[number]): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, name) => (value as Record<string, unknown>)?.[name], draft)
}

/** A draft without faults. */
export function completeSystemData(draft: SystemUnitDraft): SystemUnitData {
  if (systemFieldPaths.some((path) => isBlank(valueAt(draft, path)))) {
    throw new Error('an application that was submitted is complete')
  }
  return draft as SystemUnitData
}
