import type { paths } from '../../api/office-api.ts'

/** An application of a unit, as whoever holds its token sees it. */
export type Application =
  paths['/units/applications/{applicationId}']['get']['responses']['200']['content']['application/json']
