import { CommitUnknown, sqlStateOf } from '@piaoqiao/service-kit'

/** Classes of SQLSTATE with which a server says that it cannot serve now: connection, resources, shutdown. */
const serverTroubleClasses = new Set(['08', '53', '57', '58'])
/** Errors of the driver that carry no code: a connection that is lost or closed, and the ways to wait too long. */
const driverTrouble = /^(Connection terminated|Client (has|was)|timeout exp|timeout exc|Query read)/
const connectionCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'ENOTFOUND'])

/** Whether an error says that the database cannot be used now; everything else is a fault of somebody's. */
export function isStoreFailure(error: unknown): boolean {
  if (error instanceof CommitUnknown) return true
  const state = sqlStateOf(error)
  if (state !== undefined) return serverTroubleClasses.has(state.slice(0, 2))
  if (!(error instanceof Error)) return false
  if ('code' in error) return connectionCodes.has(String(error.code))
  return driverTrouble.test(error.message)
}
