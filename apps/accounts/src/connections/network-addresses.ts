import { addressListOf, AddressMalformed } from '@piaoqiao/service-kit'

/** Networks from which nobody calls over the internet (RFC 1918, 3927, 4193, 4291, 6598, and unspecified ones). */
const internalNetworks = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '224.0.0.0/3',
  '::/127',
  'fc00::/7',
  'fe80::/10',
]
const internal = addressListOf(internalNetworks)
/** An allow-list of half the internet allows everybody. */
const prefixBitsMin = { ipv4: 16, ipv6: 32 } as const

/** What is wrong with an allow-list; null for a good one. */
export function addressFault(
  addresses: readonly string[],
  { allowsInternal }: { readonly allowsInternal: boolean },
): 'ADDRESS_MALFORMED' | 'ADDRESS_INTERNAL' | 'ADDRESS_RANGE_WIDE' | null {
  try {
    addressListOf(addresses)
  } catch (error) {
    if (error instanceof AddressMalformed) return 'ADDRESS_MALFORMED'
    throw error
  }
  if (addresses.some(isWide)) return 'ADDRESS_RANGE_WIDE'
  if (!allowsInternal && addresses.some(isInternal)) return 'ADDRESS_INTERNAL'
  return null
}

function isInternal(entry: string): boolean {
  return internal.includes(entry.split('/')[0] ?? '')
}

function isWide(entry: string): boolean {
  const [address = '', bits] = entry.split('/')
  if (bits === undefined) return false
  return Number(bits) < (address.includes(':') ? prefixBitsMin.ipv6 : prefixBitsMin.ipv4)
}
