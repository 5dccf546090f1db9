import type { TestOffice } from '../../testing/test-office.ts'
import { kernelTransact } from '../../testing/test-tables.ts'
import { openUser } from '../use-cases/open-user.ts'

/** A reviewer of a bureau who has not signed in yet, with the initial password. */
export function newUser(office: TestOffice, loginName: string) {
  return kernelTransact(office)((tables) =>
    openUser(
      tables,
      {
        loginName,
        audience: 'bureau',
        organisationId: 'B-500104',
        roles: ['bureau_review'],
        name: '样例乙',
      },
      office.clock.now,
    ),
  )
}
