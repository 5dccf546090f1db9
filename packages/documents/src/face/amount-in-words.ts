import { fenMax, type Fen } from '@piaoqiao/domain'

const digits = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'] as const
const places = ['', '拾', '佰', '仟'] as const
const groups = ['', '万', '亿'] as const

/**
 * An amount as it is written in words on bills (大写), such as 玖佰玖拾叁元伍角肆分. It ends in 整 when there are no
 * fen, one 零 stands for any run of zeros inside, and 负 precedes an amount below zero.
 * @throws RangeError beyond `fenMax`, the largest amount of a bill
 */
export function amountInWords(fen: Fen): string {
  const size = fen < 0n ? -fen : fen
  if (size > fenMax) throw new RangeError('an amount in words has at most twelve digits of yuan')
  if (size === 0n) return '零元整'
  const yuan = Number(size / 100n)
  const words = `${yuan === 0 ? '' : `${wholeInWords(yuan)}元`}${centsInWords(Number(size % 100n), yuan > 0)}`
  return fen < 0n ? `负${words}` : words
}

function centsInWords(cents: number, afterYuan: boolean): string {
  const jiao = Math.floor(cents / 10)
  const fen = cents % 10
  if (cents === 0) return '整'
  if (fen === 0) return `${digits[jiao]}角整`
  if (jiao === 0) return `${afterYuan ? '零' : ''}${digits[fen]}分`
  return `${digits[jiao]}角${digits[fen]}分`
}

/** Chinese counts in groups of four digits; a group of zeros is not named. */
function wholeInWords(whole: number): string {
  let words = ''
  for (let group = groups.length - 1; group >= 0; group--) {
    const value = Math.floor(whole / 10_000 ** group) % 10_000
    if (value === 0) continue
    const gap = words !== '' && needsZero(whole, group) ? '零' : ''
    words += `${gap}${groupInWords(value)}${groups[group]}`
  }
  return words
}

/** A gap is spoken when this group begins with a zero, or the whole group above it is zero. */
function needsZero(whole: number, group: number): boolean {
  const value = Math.floor(whole / 10_000 ** group) % 10_000
  const above = Math.floor(whole / 10_000 ** (group + 1)) % 10_000
  return value < 1_000 || above === 0
}

function groupInWords(value: number): string {
  let words = ''
  let gap = false
  for (let place = places.length - 1; place >= 0; place--) {
    const digit = Math.floor(value / 10 ** place) % 10
    if (digit === 0) gap = words !== ''
    else {
      words += `${gap ? '零' : ''}${digits[digit]}${places[place]}`
      gap = false
    }
  }
  return words
}
