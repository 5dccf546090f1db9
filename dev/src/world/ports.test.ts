import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { requireFreePorts, worldPorts } from './ports.ts'

test('the ports of a world follow from the first one', () => {
  expect(worldPorts(7100)).toEqual({
    hub: 7100,
    provinces: { '50': 7150, '32': 7132 },
    issuer: 7250,
    offices: { '50': 7151, '32': 7133 },
    sandbox: 7240,
    mail: 7241,
    mailbox: 7242,
  })
})

test.each([Number.NaN, 80, 7100.5, 65_500])('%s is no first port', (portBase) => {
  expect(() => worldPorts(portBase)).toThrow(expect.objectContaining({ code: 'PORT_BASE_UNFIT' }))
})

test('a port that somebody listens on is found', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const { port } = other.address() as AddressInfo
  const ports = { ...worldPorts(7100), hub: port }
  await expect(requireFreePorts(ports)).rejects.toMatchObject({ code: 'PORT_TAKEN' })
  other.close()
})
