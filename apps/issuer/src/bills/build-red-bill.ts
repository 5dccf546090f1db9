import type { BillDocument, MainExtension } from '@piaoqiao/documents'
import type { BillStamp } from './build-bill.ts'
import { stampedParts } from './build-bill.ts'
import type { StationIdentity } from './station-identity.ts'

/** Who reverses, and why. */
export interface RedBillWords {
  readonly reason: string
  readonly handlingPerson?: string
  readonly checker?: string
}

export const reasonCharactersMax = 200
export const clerkCharactersMax = 100
/** XML cannot carry them (XML 1.0, 2.2), so no red bill could be made. */
const controlCharacters = /[\p{Cc}\ufffe\uffff]/u

/** Whether a red bill can carry these words. */
export function areFitWords({ reason, handlingPerson, checker }: RedBillWords): boolean {
  const isFit = (text: string, charactersMax: number): boolean =>
    text.trim() !== '' &&
    text.length <= charactersMax &&
    text.isWellFormed() &&
    !controlCharacters.test(text)
  const clerks = [handlingPerson, checker].filter((name) => name !== undefined)
  return (
    isFit(reason, reasonCharactersMax) && clerks.every((name) => isFit(name, clerkCharactersMax))
  )
}

/**
 * The red bill (红字票据) that takes an original back: the same lines with every amount and quantity negated, so that
 * quantity times standard still is the amount, under a number of its own, and naming the original.
 */
export function redBillFrom(
  original: BillDocument,
  words: RedBillWords,
  identity: StationIdentity,
  stamp: BillStamp,
): BillDocument {
  const { main, details, auxDetails } = original
  const { handlingPerson = main.handlingPerson, checker = main.checker } = words
  return {
    ...stampedParts(identity, stamp, (stamped) => ({
      ...main,
      ...stamped,
      totalFen: -main.totalFen,
      remark: words.reason,
      ...(handlingPerson !== undefined && { handlingPerson }),
      ...(checker !== undefined && { checker }),
      extension: {
        ...negatedAmounts(main.extension),
        businessDate: stamped.issuedOn,
        relatedBillCode: main.billCode,
        relatedBillNumber: main.billNumber,
      },
    })),
    details: details.map(negatedLine),
    auxDetails: auxDetails.map(negatedLine),
  }
}

/** Amounts of the extension are the members that are fen; everything else stays as the original has it. */
function negatedAmounts(extension: MainExtension): MainExtension {
  const entries = Object.entries(extension).map(([key, value]: [string, unknown]) => [
    key,
    typeof value === 'bigint' ? -value : value,
  ])
  return Object.fromEntries(entries) as MainExtension
}

interface LineOfBill {
  readonly quantity?: string
  readonly amountFen?: bigint
  /** An amount with more than two decimals, as it was written. */
  readonly amountText?: string
}

function negatedLine<Line extends LineOfBill>(line: Line): Line {
  const { quantity, amountFen, amountText } = line
  return {
    ...line,
    ...(quantity !== undefined && { quantity: negatedNumber(quantity) }),
    ...(amountFen !== undefined && { amountFen: -amountFen }),
    ...(amountText !== undefined && { amountText: negatedNumber(amountText) }),
  }
}

/** A number is kept as it is written; what is none, or has no room for the minus, is not touched. */
function negatedNumber(text: string): string {
  if (!/^-?[0-9]{1,20}(?:\.[0-9]{1,8})?$/.test(text) || Number(text) === 0) return text
  return text.startsWith('-') ? text.slice(1) : `-${text}`
}
