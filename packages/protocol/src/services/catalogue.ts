import { accountServices } from './account-services.ts'
import { bureauServices } from './bureau-services.ts'
import { issuerServices } from './issuer-services.ts'
import { networkServices } from './network-services.ts'
import { officeServices } from './office-services.ts'
import { oversightServices } from './oversight-services.ts'
import { payerServices } from './payer-services.ts'
import { readingServices } from './reading-services.ts'
import { recordServices } from './record-services.ts'
import { sealServices } from './seal-services.ts'
import type { Service } from './service.ts'
import { unitServices } from './unit-services.ts'

/** Every message of the protocol, by name. */
export const services = {
  ...readingServices,
  ...unitServices,
  ...payerServices,
  ...accountServices,
  ...issuerServices,
  ...recordServices,
  ...officeServices,
  ...bureauServices,
  ...oversightServices,
  ...sealServices,
  ...networkServices,
} as const satisfies Record<string, Service>

export type ServiceName = keyof typeof services

/** The service of that name, or null: names from outside are not trusted to exist. */
export function serviceNamed(name: string): Service | null {
  return Object.hasOwn(services, name) ? services[name as ServiceName] : null
}

/** Services that change bills item by item. */
export const changeServices = [
  'bill.lock',
  'bill.extend',
  'bill.unlock',
  'reimbursement.report',
  'reimbursement.withdraw',
  'reimbursement.post',
  'reimbursement.unpost',
  'authorisation.grant',
  'authorisation.revoke',
  'bill.collect',
  'lock.recover',
  'bill.register',
  'reversal.lock',
  'reversal.release',
  'reversal.complete',
  'paper.exchange',
  'paper.return',
  'income.post',
  'income.unpost',
] as const satisfies readonly ServiceName[]
export type ChangeService = (typeof changeServices)[number]

export function isChangeService(name: string): name is ChangeService {
  return (changeServices as readonly string[]).includes(name)
}
