import { isAddressOrRange } from '../exchange-server/address-list.ts'
import type { SettingKind } from './setting.ts'

export const settingCharactersMax = 65_536

export function text({ charactersMax }: { readonly charactersMax: number }): SettingKind<string> {
  return {
    expected: `text of at most ${charactersMax} characters`,
    parse: (given) => (given.length <= charactersMax ? given : undefined),
  }
}

export function wholeNumber(bounds: {
  readonly min: number
  readonly max: number
}): SettingKind<number> {
  const { min, max } = bounds
  return {
    expected: `a whole number from ${min} to ${max}`,
    parse: (given) => {
      const number = Number(given)
      return /^-?\d{1,15}$/.test(given) && number >= min && number <= max ? number : undefined
    },
  }
}

/** 0 lets the system choose a free one. */
export const port: SettingKind<number> = wholeNumber({ min: 0, max: 65_535 })

export const flag: SettingKind<boolean> = {
  expected: 'true or false',
  parse: (given) => (given === 'true' || given === 'false' ? given === 'true' : undefined),
}

export function oneOf<const Choice extends string>(
  choices: readonly Choice[],
): SettingKind<Choice> {
  return {
    expected: `one of ${choices.join(', ')}`,
    parse: (given) => choices.find((choice) => choice === given),
  }
}

/** An address without a slash at its end, so that paths can be appended. */
export const httpUrl: SettingKind<string> = {
  expected: 'an address that begins with http:// or https://',
  parse: (given) => urlOf(given, ['http:', 'https:'])?.replace(/\/+$/, ''),
}

export const postgresUrl: SettingKind<string> = {
  expected: 'an address like postgres://user:password@host:5432/database',
  parse: (given) => urlOf(given, ['postgres:', 'postgresql:']),
}

/** As `addressListOf` takes it. */
export const networkAddress: SettingKind<string> = {
  expected: 'an IP address or a range such as 10.2.0.0/16',
  parse: (given) => (isAddressOrRange(given) ? given : undefined),
}

/** Bytes in hexadecimal, of one length. */
export function hexBytes(count: number): SettingKind<Uint8Array> {
  return {
    expected: `${count} bytes as ${count * 2} hexadecimal digits`,
    parse: (given) =>
      given.length === count * 2 && /^[0-9a-f]*$/i.test(given)
        ? new Uint8Array(Buffer.from(given, 'hex'))
        : undefined,
  }
}

/** Items separated by commas; blanks around them are left out. */
export function listOf<Item>(
  item: SettingKind<Item>,
  { itemsMax }: { readonly itemsMax: number },
): SettingKind<readonly Item[]> {
  return {
    expected: `at most ${itemsMax} values separated by commas, each ${item.expected}`,
    parse: (given) => {
      const items = given.split(',').map((part) => item.parse(part.trim()))
      return items.length <= itemsMax && items.every((value) => value !== undefined)
        ? items
        : undefined
    },
  }
}

function urlOf(given: string, protocols: readonly string[]): string | undefined {
  return protocols.includes(URL.parse(given)?.protocol ?? '') ? given : undefined
}
