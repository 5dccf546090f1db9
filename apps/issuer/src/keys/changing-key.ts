import type { CryptoModule, CryptoOperation, CryptoResult } from '@piaoqiao/gm-crypto'
import { GmCryptoError } from '@piaoqiao/gm-crypto'

/** A name that stands for one of several keys. */
export interface ChangingKey {
  readonly keyName: string
  /** Every key that it has stood for or will. */
  readonly keyNames: readonly string[]
  /** The one that it stands for now. */
  readonly current: () => string
}

/**
 * The same module, in which one name stands for whichever key is signed with at the moment. What was sealed to another
 * key of the unit, such as an answer that crossed with a change of keys, is opened as well.
 */
export function withChangingKey(crypto: CryptoModule, changing: ChangingKey): CryptoModule {
  const resolved = (name: string): string => (name === changing.keyName ? changing.current() : name)
  const perform = (operations: readonly CryptoOperation[]) =>
    performWithAny(crypto, changing, operations)
  return {
    publicKey: (name) => crypto.publicKey(resolved(name)),
    sign: (name, message) => crypto.sign(resolved(name), message),
    verify: (publicKey, message, signature) => crypto.verify(publicKey, message, signature),
    encrypt: (publicKey, plaintext) => crypto.encrypt(publicKey, plaintext),
    async decrypt(name, cipherDer) {
      const [result] = await perform([{ kind: 'decrypt', keyName: name, cipherDer }])
      if (result instanceof GmCryptoError) throw result
      return result as Uint8Array
    },
    perform,
    close: () => crypto.close(),
  }
}

async function performWithAny(
  crypto: CryptoModule,
  { keyName, keyNames, current }: ChangingKey,
  operations: readonly CryptoOperation[],
): Promise<readonly CryptoResult[]> {
  const name = current()
  const under = (operation: CryptoOperation, used: string): CryptoOperation =>
    'keyName' in operation && operation.keyName === keyName
      ? { ...operation, keyName: used }
      : operation
  const results = [...(await crypto.perform(operations.map((one) => under(one, name))))]
  for (const other of keyNames.filter((candidate) => candidate !== name)) {
    for (const [index, operation] of operations.entries()) {
      if (operation.kind !== 'decrypt' || operation.keyName !== keyName) continue
      if (!isOfAnotherKey(results[index])) continue
      const [again] = await crypto.perform([under(operation, other)])
      if (again !== undefined) results[index] = again
    }
  }
  return results
}

function isOfAnotherKey(result: CryptoResult | undefined): boolean {
  return result instanceof GmCryptoError && result.code === 'DECRYPTION_FAILED'
}
