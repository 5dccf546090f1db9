import { onlineApplicationForm } from '@piaoqiao/documents/forms'
import { correctablePathsOf } from '../../applications/application-faults.ts'
import type { ApplicationRules, Opened } from '../../applications/application-rules.ts'
import { fileOwnerOf, filesPerApplicationMax } from '../../applications/application-rules.ts'
import { kindOfFile } from '../../applications/use-cases/fill-application.ts'
import type { Bureau, Bureaus } from '../../bureaus/bureau-ports.ts'
import type { UnitApplication } from '../application-ports.ts'
import type { UnitData } from '../unit-fields.ts'
import { completeData, faultsOf, fieldPaths } from '../unit-form.ts'
import { routeOf } from '../unit-routing.ts'
import { unitStateNames } from '../unit-states.ts'
import type { UnitAccount } from '../units-ports.ts'
import type { AllUnitsTables } from './units-parts.ts'

/** An application with the bureau that decides, and what still keeps it from being submitted. */
export interface OpenedApplication extends Opened<UnitApplication> {
  readonly bureauName: string | null
}

export interface UnitRoom {
  readonly tables: AllUnitsTables
  readonly kept: UnitApplication
  readonly shown: OpenedApplication
}

/** Applications for the account of a unit by hand. */
export const unitApplicationRules: ApplicationRules<UnitRoom> = {
  table: ({ applications }) => applications,
  subjectKind: 'unit_application',
  actionsOf: 'application',
  filesOf: 'unit-application',
  pagePath: '/apply',
  correctablePaths: correctablePathsOf(fieldPaths),
  async opened(tables, application) {
    const owner = fileOwnerOf(unitApplicationRules, application.applicationId)
    const files = await tables.files.ofOwner(owner, filesPerApplicationMax)
    const { kind, draft, contact, bureauId } = application
    const bureau = bureauId === null ? null : await tables.bureaus.find(bureauId)
    const account = await accountOf(tables, application)
    const before = kind === 'open' ? null : (account?.data ?? null)
    const kinds = new Set(files.map(kindOfFile))
    const missing = faultsOf({ kind, draft, contact, files: kinds, before })
    const replaced = kind === 'change' ? (application.earlier.replaced ?? before) : null
    return { application, bureauName: bureau?.name ?? null, files, missing, account: replaced }
  },
  // The code of a unit that has an account stays what it is.
  fixed({ kind, draft: { creditCode } }) {
    return kind === 'open' || creditCode === undefined ? {} : { creditCode }
  },
  details: ({ bureauId, kind }) => ({ ...(bureauId !== null && { bureau: bureauId }), kind }),
  print: ({ unitType, ...fields }) =>
    onlineApplicationForm({ ...fields, ...(unitType !== undefined && { kind: unitType }) }),
  async standing({ accounts }, { kind }, creditCode) {
    const account = kind === 'open' ? await accounts.findByCredit(creditCode, 'by_hand') : null
    return account === null ? null : unitStateNames[account.state]
  },
  async reviewedBy(tables, application) {
    const account = await accountOf(tables, application)
    return account === null
      ? routedBureau(tables.bureaus, completeData(application.draft))
      : tables.bureaus.find(account.bureauId)
  },
}

async function accountOf(
  { accounts }: AllUnitsTables,
  { unitId }: UnitApplication,
): Promise<UnitAccount | null> {
  return unitId === null ? null : accounts.find(unitId)
}

/** The bureau of a unit by rule; null where its district has none. */
export async function routedBureau(bureaus: Bureaus, data: UnitData): Promise<Bureau | null> {
  return routeOf(data) === 'municipal' ? bureaus.top('municipal') : bureaus.district(data.areaCode)
}
