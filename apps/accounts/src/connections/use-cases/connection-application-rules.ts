import { systemApplicationForm } from '@piaoqiao/documents/forms'
import { correctablePathsOf } from '../../applications/application-faults.ts'
import type { ApplicationRules, Opened } from '../../applications/application-rules.ts'
import { fileOwnerOf, filesPerApplicationMax } from '../../applications/application-rules.ts'
import { kindOfFile } from '../../applications/use-cases/fill-application.ts'
import { unitStateNames } from '../../units/unit-states.ts'
import type { ConnectionApplication } from '../connection-ports.ts'
import { systemFaultsOf, systemFieldPaths } from '../system-form.ts'
import type { AllTables } from './connections-parts.ts'

export type OpenedConnection = Opened<ConnectionApplication>

export interface ConnectionRoom {
  readonly tables: AllTables
  readonly kept: ConnectionApplication
  readonly shown: OpenedConnection
}

/** Applications for the account of a unit by system, which the municipal centre decides. */
export const connectionApplicationRules: ApplicationRules<ConnectionRoom> = {
  table: ({ connectionApplications }) => connectionApplications,
  subjectKind: 'connection_application',
  actionsOf: 'connection',
  filesOf: 'connection-application',
  pagePath: '/connection/apply',
  correctablePaths: correctablePathsOf(systemFieldPaths),
  async opened(tables, application) {
    const { applicationId, draft, contact } = application
    const owner = fileOwnerOf(connectionApplicationRules, applicationId)
    const files = await tables.files.ofOwner(owner, filesPerApplicationMax)
    const missing = systemFaultsOf(draft, contact, new Set(files.map(kindOfFile)))
    return { application, files, missing, account: null }
  },
  fixed: () => ({}),
  details: () => ({}),
  print: ({ unitType, ...fields }) =>
    systemApplicationForm({ ...fields, ...(unitType !== undefined && { kind: unitType }) }),
  async standing({ accounts }, _, creditCode) {
    const account = await accounts.findByCredit(creditCode, 'by_system')
    return account === null ? null : unitStateNames[account.state]
  },
  reviewedBy: ({ bureaus }) => bureaus.top('centre'),
}
