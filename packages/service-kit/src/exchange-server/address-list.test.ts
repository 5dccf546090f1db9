import { expect, test } from 'vitest'
import { addressListOf, AddressMalformed } from './address-list.ts'

test.each([
  { entry: '192.0.2.7', inside: ['192.0.2.7', '::ffff:192.0.2.7'], outside: ['192.0.2.8', '::1'] },
  { entry: '10.2.0.0/16', inside: ['10.2.0.0', '10.2.255.255'], outside: ['10.3.0.0', '10.1.0.1'] },
  { entry: '192.0.2.9/32', inside: ['192.0.2.9'], outside: ['192.0.2.10'] },
  { entry: '0.0.0.0/0', inside: ['1.2.3.4', '255.255.255.255'], outside: ['2001:db8::1'] },
  { entry: '2001:db8::1', inside: ['2001:db8::1', '2001:DB8:0::1'], outside: ['2001:db8::2'] },
  { entry: '2001:db8::/32', inside: ['2001:db8:ffff::'], outside: ['2001:db9::', '32.1.13.184'] },
])('$entry', ({ entry, inside, outside }) => {
  const list = addressListOf([entry])
  expect(inside.filter((address) => !list.includes(address))).toEqual([])
  expect(outside.filter((address) => list.includes(address))).toEqual([])
})

test('what is no address is on no list', () => {
  const list = addressListOf(['0.0.0.0/0', '::/0'])
  for (const text of ['', 'unknown', '1.2.3', '1.2.3.4:80', '192.0.2.7/32', '01.2.3.4']) {
    expect(list.includes(text)).toBe(false)
  }
})

test('an empty list has no address', () => {
  expect(addressListOf([]).includes('127.0.0.1')).toBe(false)
})

test.each([
  '',
  'here',
  '10.0.0.0/33',
  '::/129',
  '10.0.0.0/',
  '10.0.0.0/8/8',
  '10.0.0.0/-1',
  '10.0.0/8',
])('%j is refused by its place in the list', (entry) => {
  expect(() => addressListOf(['::1', entry])).toThrow(AddressMalformed)
  expect(() => addressListOf(['::1', entry])).toThrow('address 2 of the list')
})
