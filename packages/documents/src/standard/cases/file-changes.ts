import { inpatientFile, outpatientFile, redFile } from './valid-files.ts'

/** A rule, the path at which it is broken, and a file that breaks this rule and no other. */
export type BrokenFile = readonly [rule: string, path: string, file: string]

export const main = 'EInvoice/EInvoiceData/Main'
export const extension = `${main}/MainExt`
export const details = 'EInvoice/EInvoiceData/Details'
export const aux = 'EInvoice/EInvoiceData/AuxDetails'
export const signature = 'EInvoice/EInvoiceSignature/Signature'

export type Change = readonly [from: string | RegExp, to: string]

/** The file with pieces replaced, each of which has to be there. */
export function changed(file: string, ...changes: readonly Change[]): string {
  return changes.reduce((text, [from, to]) => {
    const next = text.replace(from, to)
    if (next === text) throw new Error(`there is no ${String(from)} to replace`)
    return next
  }, file)
}

export const outpatient = (...changes: readonly Change[]) => changed(outpatientFile, ...changes)
export const inpatient = (...changes: readonly Change[]) => changed(inpatientFile, ...changes)
export const red = (...changes: readonly Change[]) => changed(redFile, ...changes)
export const without = (file: string, tag: string) =>
  changed(file, [new RegExp(`<${tag}>[^<]*</${tag}>`), ''])
