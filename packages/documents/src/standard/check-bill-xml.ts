import type { Instant } from '@piaoqiao/domain'
import { defaultDialect } from '../xml/bill-xml.ts'
import type { BillXmlDialect } from '../xml/bill-xml.ts'
import { BillXmlError } from '../xml/bill-xml-error.ts'
import { billFaultsMax } from '../xml/bounds.ts'
import { decodeXml, parseElements } from '../xml/parse-elements.ts'
import { readLooseBill } from '../xml/read-loose-bill.ts'
import type { XmlElement } from '../xml/xml-element.ts'
import { regionOfTag } from './bill-kind.ts'
import { FaultList } from './fault-list.ts'
import { fileRuleOf } from './file-rules.ts'
import { profileOfRegion } from './profiles/profiles.ts'
import { profileRules } from './profiles/province-profile.ts'
import type { ProvinceProfile } from './profiles/province-profile.ts'
import type { StandardFault } from './standard-fault.ts'
import { latestMoment } from './standard-rule.ts'
import { valueRules } from './standard-rules.ts'

export interface CheckOptions {
  /** The moment of the check: what is dated behind it is in the future. */
  readonly at: Instant
  /** Whose extensions apply. Where nothing is given the region in `EInvoiceTag` decides; null stands for nobody's. */
  readonly profile?: ProvinceProfile | null
  readonly dialect?: BillXmlDialect
}

export interface CheckedBill {
  /** In the order of the file. */
  readonly faults: readonly StandardFault[]
  /** Whether there are more than the `billFaultsMax` that are given. */
  readonly isCut: boolean
  /** The id of the profile by which the file was checked. */
  readonly profile: string | null
}

/**
 * Checks the file of a bill against the data standard. Whatever the bytes are, the answer is a list of faults: a file
 * without one of severity `error` is read by `readBillXml`. Signatures are checked for their form, not by keys.
 */
export function checkBillXml(bytes: Uint8Array, options: CheckOptions): CheckedBill {
  try {
    return checkText(decodeXml(bytes), options)
  } catch (error) {
    if (!(error instanceof BillXmlError)) throw error
    const { id: rule, severity, sentence } = fileRuleOf(error.code)
    const { path, line, column } = error
    return {
      faults: [{ rule, severity, sentence, path, line, column }],
      isCut: false,
      profile: null,
    }
  }
}

function checkText(text: string, { at, profile: given, dialect }: CheckOptions): CheckedBill {
  const root = parseElements(text)
  const profile = given === undefined ? profileOfRegion(regionIn(root)) : given
  const found = new FaultList(dialect?.spellings ?? profile?.spellings)
  const read = readLooseBill(root, found, dialect ?? defaultDialect)
  const signatures = read.signatures.map(({ node }) => node)
  const context = { latest: latestMoment(at), signatures, faulty: found.faulty }
  const own = profile === null || profile === undefined ? [] : profileRules(profile)
  // A file that is no bill breaks every rule that asks for something; one fault says it all.
  if (root.tag === 'EInvoice') {
    for (const rules of [valueRules, own]) {
      for (const rule of rules) {
        for (const place of rule.breaches(read.bill, context)) {
          found.broken(rule, root, read.elements, place)
        }
      }
    }
  }
  return {
    faults: found.inOrder(text, billFaultsMax),
    isCut: found.size > billFaultsMax,
    profile: profile?.id ?? null,
  }
}

/** The two digits of `EInvoiceTag`, read ahead because they choose how the rest is read. */
function regionIn(root: XmlElement): string {
  const header = root.children.find(({ tag }) => tag === 'Header')
  const tag = header?.children.find((child) => child.tag === 'EInvoiceTag')
  return regionOfTag(tag?.text.trim() ?? '')
}
