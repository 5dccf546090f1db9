import { expect, test } from 'vitest'
import { performOperation, type CryptoOperation } from './crypto-operation.ts'

test('a defect becomes the fault of its operation and does not quote the input', () => {
  const plaintext = new TextEncoder().encode('身份证号')
  const publicKey = { bytes: undefined }
  const broken = { kind: 'encrypt', publicKey, plaintext } as unknown as CryptoOperation
  expect(performOperation(new Map(), broken)).toMatchObject({
    name: 'GmCryptoError',
    code: 'OPERATION_FAILED',
    message: 'the operation failed with TypeError',
  })
})
