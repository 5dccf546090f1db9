import type { BillDocument } from './bill-document.ts'
import type { BillFault } from './bill-fault.ts'
import { billRules } from './bill-rules.ts'
import type { BillRule } from './bill-rules.ts'
import { billFaultsMax } from './bounds.ts'
import { fieldFaults } from './check-fields.ts'

/**
 * Checks a bill against the data standard before it is registered: the form of every field, then the
 * rules between fields. At most `billFaultsMax` faults are given. A document without an `error` can be
 * written by `writeBillXml`, sizes apart.
 */
export function checkBillDocument(
  document: BillDocument,
  rules: readonly BillRule[] = billRules,
): BillFault[] {
  const faults: BillFault[] = []
  for (const fault of faultsOf(document, rules)) {
    faults.push(fault)
    if (faults.length === billFaultsMax) break
  }
  return faults
}

function* faultsOf(document: BillDocument, rules: readonly BillRule[]): Generator<BillFault> {
  yield* fieldFaults(document)
  for (const { code, severity, sentence, breaches } of rules) {
    for (const path of breaches(document)) yield { code, path, severity, sentence }
  }
}
