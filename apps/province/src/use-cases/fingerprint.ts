import { sm3Hex } from '@piaoqiao/gm-crypto'

/** JSON with the members of every object in alphabetical order, so that the same content has the same text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) => {
    if (typeof member !== 'object' || member === null || Array.isArray(member)) return member
    return Object.fromEntries(Object.entries(member).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  })
}

/** Tells a retry from another request under the same id: SM3 over the service and the content. */
export function fingerprintOf(service: string, content: unknown): string {
  return sm3Hex(`${service}\n${canonicalJson(content)}`)
}
