import { sm3Hex } from '@piaoqiao/gm-crypto'

const payerCodeName = 'payerCode'

/** JSON with the members of every object in alphabetical order, so that the same content has the same text; without codes of payers. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (name, member: unknown) => {
    if (name === payerCodeName) return undefined
    if (typeof member !== 'object' || member === null || Array.isArray(member)) return member
    return Object.fromEntries(Object.entries(member).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  })
}

/**
 * Tells a retry from another request under the same id: SM3 over the service and the content. Codes of payers are left
 * out, because a hash without a key of so short a number is as good as the number; whoever decides adds their keyed hash.
 */
export function fingerprintOf(service: string, content: unknown): string {
  return sm3Hex(`${service}\n${canonicalJson(content)}`)
}
