import type { BillDocument, ExtensionField } from './bill-document.ts'
import type { BillFault } from './bill-fault.ts'
import { auxItemShape, headerShape, itemShape, mainShape } from './bill-shape.ts'
import type { BillXmlErrorCode } from './bill-xml-error.ts'
import type { Part, Shape } from './shape.ts'
import { extensionFault, leafFault } from './value-fault.ts'

type Values = Readonly<Record<string, unknown>>

/** Where a value stands: its path, and how a sentence about it begins. */
interface Place {
  readonly path: string
  readonly opening: string
}

/** Every field that the data standard does not let stand as it is, in document order. */
export function* fieldFaults(document: BillDocument): Generator<BillFault> {
  yield* shapeFaults(document.header, headerShape, { path: 'header', opening: '' })
  yield* shapeFaults(document.main, mainShape, { path: 'main', opening: '' })
  yield* listFaults(document.details, itemShape, 'details', '项目明细')
  yield* listFaults(document.auxDetails, auxItemShape, 'auxDetails', '项目清单')
}

function* listFaults<T>(
  values: readonly T[],
  shape: Shape<T>,
  path: string,
  name: string,
): Generator<BillFault> {
  for (const [index, value] of values.entries()) {
    const opening = `${name}第 ${index + 1} 行：`
    yield* shapeFaults(value, shape, { path: `${path}[${index}]`, opening })
  }
}

function* shapeFaults(value: unknown, shape: Shape, place: Place): Generator<BillFault> {
  const values = value as Values
  for (const part of shape.parts) yield* partFaults(values, part, place)
  if (!shape.open) return
  const fault = extensionFault(values['unknown'] as readonly ExtensionField[], shape)
  if (fault === undefined) return
  const sentence = `${place.opening}扩展字段的名称或内容不合规范`
  yield { code: 'EXTENSION_FIELD', path: `${place.path}.unknown`, severity: 'error', sentence }
}

function* partFaults(values: Values, part: Part, { path, opening }: Place): Generator<BillFault> {
  const place = { path: `${path}.${part.key}`, opening }
  if (part.kind === 'group') {
    const value = values[part.key]
    if (value !== undefined) yield* shapeFaults(value, part.shape, place)
    else if (part.presence !== 'optional') yield faultOf('XML_ELEMENT_MISSING', part, place)
    return
  }
  const fault = leafFault(values, part)
  if (fault !== undefined) yield faultOf(fault, part, place)
}

function faultOf(cause: BillXmlErrorCode, part: Part, { path, opening }: Place): BillFault {
  const [code, ending] = descriptionOf(cause, part)
  return { code, path, severity: 'error', sentence: `${opening}${part.label}${ending}` }
}

function descriptionOf(cause: BillXmlErrorCode, part: Part): [code: string, ending: string] {
  if (cause === 'XML_ELEMENT_MISSING' || part.kind === 'group') return ['FIELD_MISSING', '不能为空']
  if (cause === 'XML_CHARACTER_FORBIDDEN') return ['FIELD_CHARACTER', '含有不能使用的字符']
  return [cause === 'XML_TEXT_TOO_LONG' ? 'FIELD_TOO_LONG' : 'FIELD_FORM', part.form.wording]
}
