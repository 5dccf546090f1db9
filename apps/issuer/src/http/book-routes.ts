import type { createExchangeServer } from '@piaoqiao/service-kit'
import type { StationUses } from '../use-cases/station-uses.ts'
import { addNumberRoutes } from './number-routes.ts'
import { addStateRoutes } from './state-routes.ts'

/** Reports and books of the station: what an accountant asks for, and what an auditor does. */
export function addBookRoutes(
  scope: ReturnType<typeof createExchangeServer>,
  uses: StationUses,
): void {
  addNumberRoutes(scope, uses)
  addStateRoutes(scope, uses)
}
