import type { createExchangeServer } from '@piaoqiao/service-kit'
import type { StationUses } from '../use-cases/station-uses.ts'
import { addIncomeRoutes } from './income-routes.ts'
import { addNumberRoutes } from './number-routes.ts'
import { addStateRoutes } from './state-routes.ts'

/**
 * Reports and books of the station: what an accountant asks for, and what an auditor does.
 * @param routes.onIncome called after income came that is to be sent
 */
export function addBookRoutes(
  scope: ReturnType<typeof createExchangeServer>,
  { uses, onIncome }: { readonly uses: StationUses; readonly onIncome: () => void },
): void {
  addNumberRoutes(scope, uses)
  addStateRoutes(scope, uses)
  addIncomeRoutes(scope, { uses, onIncome })
}
