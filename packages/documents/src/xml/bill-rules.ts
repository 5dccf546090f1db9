import { registrationRules } from '../standard/registration-rules.ts'
import { latestMoment } from '../standard/standard-rule.ts'
import type { CheckContext } from '../standard/standard-rule.ts'
import type { BillDocument } from './bill-document.ts'
import type { BillFault } from './bill-fault.ts'

/** A rule between fields: where a document breaks it, if anywhere. */
export interface BillRule extends Omit<BillFault, 'path'> {
  /** Paths at which the rule is broken; none where it holds or does not apply. */
  breaches(document: BillDocument): readonly string[]
}

/** A registration is asked about before there is a signature, and about values that were all read. */
const atRegistration: CheckContext = {
  latest: latestMoment(0),
  signatures: [],
  faulty: new Set(),
}

/**
 * The light check that every registration makes: a selection of the rules of the data standard. Field forms are not
 * here: they follow from the shapes.
 */
export const billRules: readonly BillRule[] = registrationRules.map((rule) => ({
  code: rule.id,
  severity: rule.severity,
  sentence: rule.sentence,
  breaches: (document) => rule.breaches(document, atRegistration),
}))
