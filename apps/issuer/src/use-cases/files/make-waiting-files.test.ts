import { expect, test } from 'vitest'
import { sampleStart } from '../../testing/sample-station.ts'
import type { FileOffice } from './file-office.ts'
import { makeWaitingFiles } from './make-waiting-files.ts'

test('a bill that breaks the making of its file in a way that nobody foresaw is left alone for a while', async () => {
  const postponed: bigint[] = []
  const office = {
    keepsFiles: true,
    signingKey: () => ({ sealing: {} }),
    station: {
      clock: () => sampleStart,
      store: { tables: { bills: { find: () => Promise.reject(new TypeError('unforeseen')) } } },
    },
    tables: {
      queue: {
        due: async () => [{ billId: 7n, attempts: 0 }],
        postpone: async (billId: bigint, until: number) => {
          if (until > sampleStart) postponed.push(billId)
        },
      },
    },
  } as unknown as FileOffice
  await expect(makeWaitingFiles(office)).rejects.toThrow('unforeseen')
  expect(postponed).toEqual([7n])
})
