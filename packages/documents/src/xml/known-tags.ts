import { auxItemShape, headerShape, itemShape, mainShape } from './bill-shape.ts'
import type { Shape } from './shape.ts'
import { signatureShape } from './signature-shape.ts'

/**
 * The tags of the standard, found in a text without cutting a piece out of it. Nearly every tag of a bill is one of
 * these; as one and the same string each time it is looked up in tables far faster than as a new one.
 */

const outerTags = ['EInvoice', 'Header', 'EInvoiceData', 'Main', 'Details', 'Item', 'AuxDetails']
const signatureTags = ['AuxItem', 'EInvoiceSignature', 'Signature']
const customTags = Array.from({ length: 12 }, (_, index) => `Custom${index + 1}`)
const shapes = [headerShape, mainShape, itemShape, auxItemShape, signatureShape]

const slots = 512
const tagsBySlot: string[][] = Array.from({ length: slots }, () => [])
for (const tag of new Set([
  ...outerTags,
  ...signatureTags,
  ...customTags,
  ...shapes.flatMap(tagsIn),
])) {
  tagsBySlot[slotOf(tag, 0, tag.length)]?.push(tag)
}

/** The tag of the standard that stands between two indexes of a text, or undefined where another one does. */
export function knownTag(text: string, start: number, end: number): string | undefined {
  for (const tag of tagsBySlot[slotOf(text, start, end)] ?? []) {
    if (tag.length === end - start && text.startsWith(tag, start)) return tag
  }
  return undefined
}

/** Tags of one length mostly differ in their first, their last or their middle letter. */
function slotOf(text: string, start: number, end: number): number {
  const middle = (start + end) >> 1
  const letters =
    text.charCodeAt(start) + 7 * text.charCodeAt(end - 1) + 31 * text.charCodeAt(middle)
  return (letters + 131 * (end - start)) % slots
}

function tagsIn({ parts }: Shape): string[] {
  return parts.flatMap((part) => [
    part.tag,
    ...part.aliases,
    ...(part.kind === 'group' ? tagsIn(part.shape) : []),
  ])
}
