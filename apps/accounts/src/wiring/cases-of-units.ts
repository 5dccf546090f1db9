import type { CaseUnits } from '../people/use-cases/case-parts.ts'
import type { UnitAccounts } from '../units/units-ports.ts'

/** The units to which people submit cases. */
export function unitsOfCases(accounts: UnitAccounts): CaseUnits {
  return {
    async nameByHand(creditCode) {
      const account = await accounts.findByCredit(creditCode, 'by_hand')
      return account?.state === 'open' ? account.unitName : null
    },
    creditCodeOf: async (unitId) => (await accounts.find(unitId))?.creditCode ?? null,
  }
}
