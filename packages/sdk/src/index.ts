export type { CallOptions, ConnectionOptions } from './connection.ts'
export { Connection } from './connection.ts'
export type { ExchangeErrorKind } from './exchange-error.ts'
export { ExchangeError } from './exchange-error.ts'
