import type { CryptoModule } from '@piaoqiao/gm-crypto'

/** A crypto module that asks before it performs operations; what the gate throws comes out instead. */
export function gatedCrypto(crypto: CryptoModule, gate: () => void): CryptoModule {
  return {
    publicKey: (keyName) => crypto.publicKey(keyName),
    sign: (keyName, message) => crypto.sign(keyName, message),
    decrypt: (keyName, cipherDer) => crypto.decrypt(keyName, cipherDer),
    verify: (publicKey, message, signatureDer) => crypto.verify(publicKey, message, signatureDer),
    encrypt: (publicKey, plaintext) => crypto.encrypt(publicKey, plaintext),
    perform: async (operations) => {
      gate()
      return crypto.perform(operations)
    },
    close: () => crypto.close(),
  }
}
