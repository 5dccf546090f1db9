import type { Frame } from './frames.ts'

const payersBill = (bill: string) => ({
  billCode: `$${bill}.billCode`,
  billNumber: `$${bill}.billNumber`,
  payerCode: `$${bill}.payerCode`,
})

const portal = { caller: 'payer_portal' } as const

/** The messages of a portal of payers, as they succeed most plainly. `$caller` is the unit that is authorised. */
export const portalFrames = {
  'authorisation.grant': {
    ...portal,
    message: 'authorisation.grant',
    hasItems: true,
    changes: true,
    isSteady: true,
    bill: { situation: 'open' },
    item: (bill) => ({
      ...payersBill(bill),
      unitId: '$caller.id',
      unitName: '$caller.name',
      unitProvince: '$caller.province',
      purpose: 'employer_expense',
      validUntil: '$today+60',
    }),
    success: { outcome: 'done', code: 'AUTHORISED' },
  },
  'authorisation.revoke': {
    ...portal,
    message: 'authorisation.revoke',
    hasItems: true,
    changes: true,
    isSteady: true,
    bill: { situation: 'authorised' },
    item: (bill) => ({ ...payersBill(bill), authorisationId: `$${bill}.authorisationId` }),
    success: { outcome: 'done', code: 'REVOKED' },
  },
  'bill.collect': {
    ...portal,
    message: 'bill.collect',
    hasItems: true,
    changes: true,
    isSteady: true,
    bill: { situation: 'open' },
    item: payersBill,
    success: { outcome: 'done', code: 'COLLECTED' },
  },
  'account.bills': {
    ...portal,
    message: 'account.bills',
    hasItems: false,
    changes: false,
    isSteady: false,
    bill: { situation: 'open' },
    item: (bill) => ({
      province: '$caller.province',
      payerCode: `$${bill}.payerCode`,
      limit: 10,
    }),
    success: { outcome: 'found' },
  },
} as const satisfies Readonly<Record<string, Frame>>

export type PortalMessage = keyof typeof portalFrames

/** The messages of a portal of payers. */
export const portalMessages = Object.keys(portalFrames) as readonly PortalMessage[]
