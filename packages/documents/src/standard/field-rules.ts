import { auxItemShape, headerShape, itemShape, mainShape } from '../xml/bill-shape.ts'
import type { BillXmlErrorCode } from '../xml/bill-xml-error.ts'
import type { Leaf, Part, Shape } from '../xml/shape.ts'
import { signatureShape } from '../xml/signature-shape.ts'
import type { RuleEntry, RuleSource } from './standard-rule.ts'

/** The rules that a part of a shape stands for. */
interface PartRules {
  readonly missing?: RuleEntry
  readonly form?: RuleEntry
}

/** Where a shape stands: what ids and sentences about it begin with. */
interface Place {
  readonly path: string
  readonly id: string
  readonly opening: string
}

const places: readonly (readonly [shape: Shape, place: Place])[] = [
  [headerShape, { path: 'Header', id: 'HEADER', opening: '' }],
  [mainShape, { path: 'Main', id: '', opening: '' }],
  [itemShape, { path: 'Details/Item', id: 'ITEM', opening: '项目明细的' }],
  [auxItemShape, { path: 'AuxDetails/AuxItem', id: 'AUX_ITEM', opening: '项目清单的' }],
  [signatureShape, { path: 'EInvoiceSignature/Signature', id: 'SIGNATURE', opening: '' }],
]

/** Elements whose fields are named as if they stood outside. */
const transparent = new Set(['extension', 'signedInfo', 'keyInfo'])

const rulesOfPart = new Map<Part, PartRules>()
for (const [shape, place] of places) collect(shape, place)

/** One rule for each field that must be there, and one for the form of each: they follow from the shapes. */
export const fieldRules: readonly RuleEntry[] = [...rulesOfPart.values()].flatMap(
  ({ missing, form }) => [missing, form].filter((rule) => rule !== undefined),
)

/** The rule that a part breaks by such a fault, or undefined where the fault is no matter of one field. */
export function fieldRuleOf(part: Part, code: BillXmlErrorCode): RuleEntry | undefined {
  const { missing, form } = rulesOfPart.get(part) ?? {}
  if (code === 'XML_ELEMENT_MISSING') return missing
  return code === 'XML_CONTENT_UNEXPECTED' ? undefined : form
}

function collect(shape: Shape, place: Place): void {
  for (const part of shape.parts) {
    const inner = placeOf(part, place)
    rulesOfPart.set(part, part.kind === 'leaf' ? leafRules(part, inner) : groupRules(part, inner))
    if (part.kind === 'group') {
      const isNamed = part.key.endsWith('Seal')
      collect(part.shape, { ...inner, opening: isNamed ? `${part.label}的` : place.opening })
    }
  }
}

function placeOf({ key, tag }: Part, { path, id, opening }: Place): Place {
  const word = key.replace(/Fen$/, '').replaceAll(/[A-Z]/g, '_$&').toUpperCase()
  const words = transparent.has(key) ? [id] : [id, word]
  return { path: `${path}/${tag}`, id: words.filter((one) => one !== '').join('_'), opening }
}

/** Which fields must be there is our own choice: the official table was not available. */
function leafRules(leaf: Leaf, place: Place): PartRules {
  const { label, form, presence } = leaf
  const about = `${place.opening}${label}`
  const ending = form.keepsSpace === true ? 'LENGTH' : 'FORM'
  const formed = entry(place, ending, `${about}${form.wording}`, formSource(leaf))
  if (presence === 'optional') return { form: formed }
  const lack = presence === 'required' ? '不能为空' : '的元素不能缺少'
  return { missing: entry(place, 'MISSING', `${about}${lack}`, 'ours'), form: formed }
}

function groupRules({ label, presence, key }: Part, place: Place): PartRules {
  if (presence !== 'required') return {}
  const id = transparent.has(key) ? `${place.id}_${key === 'keyInfo' ? 'KEY' : 'INFO'}` : place.id
  return { missing: entry({ ...place, id }, 'MISSING', `${label}不能缺少`, 'ours') }
}

/** Days and times are data types of the standard; how codes and amounts look was seen. */
function formSource({ form }: Leaf): RuleSource {
  if (form.keepsSpace === true) return 'ours'
  return form.fault === 'XML_DATE_INVALID' ? 'official' : 'seen'
}

function entry(
  { path, id }: Place,
  ending: 'MISSING' | 'FORM' | 'LENGTH',
  sentence: string,
  source: RuleSource,
): RuleEntry {
  return { id: `${id}_${ending}`, path, severity: 'error', sentence, source }
}
