import type { Instant } from '@piaoqiao/domain'
import { createBureaus } from '../bureaus/postgres/bureaus.ts'
import { createBureauUsers } from '../bureaus/postgres/bureau-users.ts'
import { openBureauUser } from '../bureaus/use-cases/bureau-users.ts'
import type { NewBureauUser } from '../bureaus/use-cases/bureau-users.ts'
import { portalAddress } from '../mail/portal-address.ts'
import { createPersonalData } from '../personal-data/personal-data.ts'
import { openOfficeDatabase } from '../postgres/office-database.ts'
import { transactOver } from '../postgres/transact.ts'
import type { AccountsSettings } from './office-parts.ts'

type OperatorSettings = Pick<
  AccountsSettings,
  'province' | 'databaseUrl' | 'masterKey' | 'publicUrl'
>

export interface OpenedBureauUser {
  readonly loginName: string
  readonly initialPassword: string
}

/**
 * Opens a user of a bureau for an operator, who needs no account: the first one of a bureau.
 * @throws AccountsError `STAFF_NUMBER_TAKEN`, `ROLES_UNFIT`
 */
export async function openBureauUserAs(
  settings: OperatorSettings,
  { bureauId, ...given }: NewBureauUser & { readonly bureauId: string },
  at: Instant,
): Promise<OpenedBureauUser> {
  const { databaseUrl, masterKey, province, publicUrl } = settings
  const personalData = createPersonalData(masterKey)
  const pool = await openOfficeDatabase(databaseUrl, {
    connectionsMax: 1,
    name: 'open-bureau-user',
  })
  const transact = transactOver(pool, personalData, (client) => ({
    bureaus: createBureaus(client, province),
    bureauUsers: createBureauUsers(client, personalData),
  }))
  try {
    return await transact(async (tables) => {
      const bureau = await tables.bureaus.find(bureauId)
      if (bureau === null) throw new Error('this province has no such bureau')
      const { user, initialPassword } = await openBureauUser(tables, bureau, given, {
        publicUrl: portalAddress(publicUrl, 'bureau'),
        at,
      })
      await tables.audit.append({
        at,
        actorKind: 'platform',
        actorId: 'OPERATOR',
        action: 'user.opened',
        subjectKind: 'user',
        subjectId: user.userId,
        details: { roles: given.roles.join(' ') },
      })
      return { loginName: user.loginName, initialPassword }
    })
  } finally {
    await pool.end()
  }
}
