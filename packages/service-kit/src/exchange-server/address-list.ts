import { BlockList, isIP } from 'node:net'
import { CodedError } from '../coded-error.ts'

/** An address that is none; names the one that the operator wrote. */
export class AddressMalformed extends CodedError {
  readonly code = 'ADDRESS_MALFORMED'

  constructor(position: number) {
    super(`address ${position} of the list is neither an IP address nor a range`)
  }
}

export interface AddressList {
  includes(address: string): boolean
}

/**
 * Addresses and ranges (`192.0.2.7`, `10.2.0.0/16`, `2001:db8::/32`). An IPv4 address that comes in the form of IPv6
 * (`::ffff:192.0.2.7`) is the IPv4 address.
 * @throws AddressMalformed
 */
export function addressListOf(entries: readonly string[]): AddressList {
  const list = new BlockList()
  for (const [index, entry] of entries.entries()) {
    if (!addEntry(list, entry)) throw new AddressMalformed(index + 1)
  }
  return {
    includes(address) {
      const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
      const family = familyOf(plain)
      return family !== undefined && list.check(plain, family)
    },
  }
}

export function isAddressOrRange(text: string): boolean {
  return addEntry(new BlockList(), text)
}

function addEntry(list: BlockList, entry: string): boolean {
  const [address = '', prefix, ...rest] = entry.split('/')
  const family = familyOf(address)
  if (family === undefined || rest.length > 0) return false
  if (prefix === undefined) {
    list.addAddress(address, family)
    return true
  }
  const bits = Number(prefix)
  if (!/^\d{1,3}$/.test(prefix) || bits > (family === 'ipv4' ? 32 : 128)) return false
  list.addSubnet(address, bits, family)
  return true
}

const families = new Map<number, 'ipv4' | 'ipv6'>([
  [4, 'ipv4'],
  [6, 'ipv6'],
])

function familyOf(address: string): 'ipv4' | 'ipv6' | undefined {
  return families.get(isIP(address))
}
