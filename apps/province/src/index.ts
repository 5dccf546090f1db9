export type { ApplyCommands, BillStore, Submission, SubmittedCommand } from './ports.ts'
export type { ApplicationStore, Enrolment } from './application-ports.ts'
export type { ProvinceJob } from './jobs/province-jobs.ts'
export { provinceNodeFlags } from './node-flags.ts'
export { provinceSettings } from './settings.ts'
export type { RunningProvince } from './start-province.ts'
export type { ProvinceSettings } from './wiring/province-parts.ts'
export { startProvince } from './start-province.ts'
export { createApplicationStore } from './postgres/application-store.ts'
export { createBillStore } from './postgres/bill-store.ts'
export { plansByKey } from './postgres/plans-by-key.ts'
export { createApplyCommands } from './use-cases/apply-commands.ts'
export { chainEvent } from './use-cases/chain-event.ts'
export { fingerprintOf } from './use-cases/fingerprint.ts'

/** Where the schema of a province is, for whoever prepares a database for one. */
export const provinceMigrations = new URL('./postgres/migrations/', import.meta.url)
