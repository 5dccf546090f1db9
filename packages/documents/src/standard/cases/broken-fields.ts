import { pathOf } from '../../xml/xml-element.ts'
import type { XmlElement } from '../../xml/xml-element.ts'
import { parseElements } from '../../xml/parse-elements.ts'
import { fieldRules } from '../field-rules.ts'
import type { RuleEntry } from '../standard-rule.ts'
import type { BrokenFile } from './file-changes.ts'
import { inpatientFile, nonTaxFile, outpatientFile, redFile } from './valid-files.ts'

const tooLong = '长'.repeat(1_001)

/** For every rule of a field a file that breaks it: the field is taken away, or holds what it may not. */
export const brokenFields: readonly BrokenFile[] = fieldRules.map(brokenBy)

function brokenBy(rule: RuleEntry): BrokenFile {
  for (const file of [outpatientFile, inpatientFile, redFile, nonTaxFile]) {
    const element = elementOf(file, rule)
    if (element !== undefined) return [rule.id, pathOf(element), broken(file, element, rule)]
  }
  return withNewField(rule)
}

function elementOf(file: string, { path }: Pick<RuleEntry, 'path'>): XmlElement | undefined {
  const isData = /^(?:Main|Details|AuxDetails)/.test(path)
  const tags = [...(isData ? ['EInvoiceData'] : []), ...path.split('/')]
  return tags.reduce<XmlElement | undefined>(
    (element, tag) => element?.children.find((child) => child.tag === tag),
    parseElements(file),
  )
}

function broken(file: string, { tag, start, end }: XmlElement, { id }: RuleEntry): string {
  const instead = id.endsWith('_MISSING') ? '' : `<${tag}>${tooLong}</${tag}>`
  return file.slice(0, start) + instead + file.slice(end)
}

/** A field that no example has is put in front of what is in its parent, or comes with a parent of its own. */
function withNewField({ id, path }: RuleEntry): BrokenFile {
  const [tag = '', parent = '', ...outer] = path.split('/').toReversed()
  const field = `<${tag}>${tooLong}</${tag}>`
  const file = path.startsWith('AuxDetails') ? outpatientFile : nonTaxFile
  const around = elementOf(file, { path: path.slice(0, -tag.length - 1) })
  if (around !== undefined) return [id, `${pathOf(around)}/${tag}`, opened(file, around, field)]
  const outside = elementOf(file, { path: outer.toReversed().join('/') })
  if (outside === undefined) throw new Error(`no example has room for ${path}`)
  const content = `<${parent}>${field}</${parent}>`
  return [id, `${pathOf(outside)}/${parent}/${tag}`, opened(file, outside, content)]
}

/** The file with something put in front of what is in an element. */
function opened(file: string, { tag, start }: XmlElement, content: string): string {
  const at = start + `<${tag}>`.length
  return file.slice(0, at) + content + file.slice(at)
}
