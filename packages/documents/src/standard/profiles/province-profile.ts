import type { ProvinceCode } from '@piaoqiao/domain'
import type { ExtensionField } from '../../xml/bill-document.ts'
import type { LooseBill } from '../../xml/loose-bill.ts'
import { essentialText, isLongerThan } from '../../xml/value-form.ts'
import type { ValueForm } from '../../xml/value-form.ts'
import { brokenAt } from '../standard-rule.ts'
import type { RuleSource, StandardRule } from '../standard-rule.ts'

/** A field that a province puts into `MainExt` beside those of the standard. */
export interface ProfileField {
  readonly tag: string
  /** The field's Chinese name. */
  readonly label: string
  readonly form: ValueForm<unknown>
  readonly source: RuleSource
  /** The bills that must have it; none where this is absent. */
  readonly requiredOf?: (bill: LooseBill) => boolean
}

/** What one province adds to the data standard. */
export interface ProvinceProfile {
  /** Names the profile on a command line, such as `chongqing`. */
  readonly id: string
  /** What ids of its rules begin with. */
  readonly prefix: string
  readonly region: ProvinceCode
  readonly title: string
  /** Where it comes from, in Chinese, for the catalogue. */
  readonly about: string
  readonly fields: readonly ProfileField[]
  /** The tag of the standard by the tag that the province writes instead. */
  readonly spellings?: ReadonlyMap<string, string>
  readonly rules: readonly StandardRule[]
}

const rulesByProfile = new WeakMap<ProvinceProfile, readonly StandardRule[]>()

/** All rules of a profile: those of its fields, then its own. */
export function profileRules(profile: ProvinceProfile): readonly StandardRule[] {
  const known = rulesByProfile.get(profile)
  if (known !== undefined) return known
  const rules = [
    ...profile.fields.flatMap((field) => fieldRules(field, profile.prefix)),
    ...profile.rules,
  ]
  rulesByProfile.set(profile, rules)
  return rules
}

/** The text of a province's field, or undefined where it is absent or empty. */
export function fieldText({ main: { extension } }: LooseBill, tag: string): string | undefined {
  const field = extension.unknown.find((one) => one.tag === tag)
  return field === undefined || isEmpty(field) ? undefined : field.text
}

const isEmpty = ({ text, children }: ExtensionField): boolean =>
  text === '' && children === undefined

function fieldRules(field: ProfileField, prefix: string): StandardRule[] {
  const { tag, label, form, source, requiredOf } = field
  const id = `${prefix}_${tag.replaceAll(/(?<=[a-z0-9])[A-Z]/g, '_$&').toUpperCase()}`
  const path = `Main/MainExt/${tag}`
  const place = `main.extension.unknown.${tag}`
  const shaped: StandardRule = {
    id: `${id}_FORM`,
    path,
    severity: 'warning',
    sentence: `${label}${form.wording}`,
    source,
    breaches: (bill) => {
      const text = fieldText(bill, tag)
      return brokenAt(place, text !== undefined && !isOfForm(text, form))
    },
  }
  if (requiredOf === undefined) return [shaped]
  const needed: StandardRule = {
    id: `${id}_MISSING`,
    path,
    severity: 'warning',
    sentence: `${label}不能为空`,
    source,
    breaches: (bill) => brokenAt(place, requiredOf(bill) && fieldText(bill, tag) === undefined),
  }
  return [needed, shaped]
}

function isOfForm(text: string, form: ValueForm<unknown>): boolean {
  const essential = essentialText(text, form)
  return !isLongerThan(essential, form.lengthMax) && form.read(essential) !== undefined
}
