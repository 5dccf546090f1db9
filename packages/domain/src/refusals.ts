import { askingRefusals } from './asking-refusals.ts'
import { standingRefusals } from './standing-refusals.ts'

/**
 * Every way in which a request can be refused, in order of precedence: when several apply, the earliest is
 * given, so two provinces answer alike. A code never changes its meaning. `sentence` is what a clerk reads, with the
 * detail's value where `{name}` stands; `next` says what can be done.
 *
 * The order: first what stops a request before any bill is read, then whether the sender may ask at all, then whether the
 * request makes sense by itself, and only then how the bill stands. Whoever has no right to a bill learns nothing of it.
 */
export const refusals = {
  ...askingRefusals,
  ...standingRefusals,
} as const satisfies Record<string, { sentence: string; next: string }>

export type RefusalCode = keyof typeof refusals

/** Values that fill the `{name}` places of a refusal's sentence. Never personal data. */
export type RefusalDetails = Readonly<Record<string, string>>

export interface Refusal {
  readonly code: RefusalCode
  readonly details: RefusalDetails
}

const precedence = new Map(Object.keys(refusals).map((code, index) => [code, index]))

/** A refusal that may apply: false, or the refusal. */
export type Ground = false | Refusal

export function refusal(code: RefusalCode, details: RefusalDetails = {}): Refusal {
  return { code, details }
}

/** The refusal that comes first in the catalogue among those that apply, or null when none does. */
export function firstRefusal(grounds: readonly Ground[]): Refusal | null {
  let first: Refusal | null = null
  for (const ground of grounds) {
    if (ground === false) continue
    if (first === null || place(ground) < place(first)) first = ground
  }
  return first
}

/** The Chinese sentence of a refusal with its details filled in. */
export function refusalSentence({ code, details }: Refusal): string {
  return refusals[code].sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => details[name] ?? '')
}

function place({ code }: Refusal): number {
  return precedence.get(code) ?? precedence.size
}
