import { Type } from 'typebox'
import type { Static } from 'typebox'
import {
  amount,
  billKey,
  checkCode,
  date,
  hash,
  moment,
  partyId,
  partyName,
  provinceCode,
  record,
} from './fields.ts'

/** Names the form of the content; another form has another name. */
export const evidenceFormat = 'piaoqiao-evidence-1'
/** Most events, and most operations, that one file of evidence holds. */
export const evidenceEntriesMax = 5_000

/**
 * What a file of evidence says of a bill, as one JSON text: its facts without the payer, its whole history as it is chained
 * by hash, what became of every operation, and the file of the bill with its signatures.
 */
export const evidenceContent = record({
  format: Type.Literal(evidenceFormat),
  province: provinceCode,
  at: moment,
  bill: record({
    ...billKey,
    billName: Type.String({ maxLength: 100 }),
    issuerId: partyId,
    issuerName: partyName,
    checkCode,
    issuedOn: date('开票日期', 'Day of issue.'),
    amount: amount('票据金额', 'Face amount.'),
    reimbursable: amount('可报销金额', 'What can be reimbursed.'),
    contentDigest: hash,
    standing: Type.String(),
    form: Type.String(),
    reimbursement: Type.String(),
    sequence: Type.Integer({ minimum: 1 }),
  }),
  events: Type.Array(record({ text: Type.String(), previousHash: hash, hash }), {
    minItems: 1,
    maxItems: evidenceEntriesMax,
  }),
  operations: Type.Array(record({ operationId: Type.String(), answer: Type.String() }), {
    maxItems: evidenceEntriesMax,
  }),
  /** The text of the XML, whose bytes are its UTF-8. */
  xml: Type.String(),
})
export type EvidenceContent = Static<typeof evidenceContent>
