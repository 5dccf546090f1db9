import type { Instant } from '@piaoqiao/domain'
import type { Role } from '../../access/roles.ts'
import { openUser } from '../../access/use-cases/open-user.ts'
import { sendLetter } from '../../mail/letter.ts'
import type { UnitData } from '../unit-fields.ts'
import { openedLetter, userOpenedLetter } from '../unit-mails.ts'
import type { UnitAccount } from '../units-ports.ts'
import type { AllUnitsTables } from './units-parts.ts'

/** What the handler of an application may do. */
export const handlerRoles = [
  'unit_apply',
  'unit_reimburse',
  'unit_read',
] as const satisfies readonly Role[]

export interface NewUnitUser {
  readonly account: UnitAccount
  readonly person: UnitData['handler']
  readonly roles: readonly Role[]
  readonly isFirst: boolean
  readonly at: Instant
}

/** Opens a user of a unit and mails its login name and initial password, which is told nowhere else. */
export async function addUnitUser(
  tables: AllUnitsTables,
  publicUrl: string,
  { account, person, roles, isFirst, at }: NewUnitUser,
): Promise<string> {
  const { unitId, creditCode, unitName } = account
  const number = (await tables.unitUsers.countOfCredit(creditCode)) + 1
  const loginName = `${creditCode.toLowerCase()}-${number}`
  const { name, mobile, identityNumber, email } = person
  const given = { loginName, audience: 'unit', organisationId: unitId, roles, name } as const
  const { user, initialPassword } = await openUser(tables, given, at)
  const { userId } = user
  await tables.unitUsers.add({ userId, unitId, mobile, identityNumber, email })
  const access = { unitName, loginName, initialPassword, address: publicUrl }
  await sendLetter(tables, email, isFirst ? openedLetter(access) : userOpenedLetter(access), at)
  return userId
}
