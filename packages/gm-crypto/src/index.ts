export { GmCryptoError, type GmCryptoErrorCode } from './fault.ts'
export {
  generateSm2PrivateKey,
  importSm2PrivateKey,
  importSm2PublicKey,
  sm2PrivateKeyHex,
  sm2PublicKeyHex,
} from './keys.ts'
export { type Sm2PrivateKey, type Sm2PublicKey } from './sm2-key.ts'
export { exportSm2PrivateKeyPem, exportSm2PublicKeyPem } from './key-files.ts'
export { sm2Sign, sm2UserId, sm2Verify, type Sm2SignatureOptions } from './sm2-signature.ts'
export { sm2Decrypt, sm2Encrypt, sm2PlaintextBytesMax } from './sm2-cipher.ts'
export { equalInConstantTime, hmacSm3, sm3, sm3Hex } from './digest.ts'
export { sm4CbcDecrypt, sm4CbcEncrypt } from './sm4.ts'
export type { CryptoModule } from './crypto-module.ts'
export type { CryptoOperation, CryptoResult } from './crypto-operation.ts'
export {
  createSoftwareCryptoModule,
  operationsPerTaskMax,
  queueOperationsDefault,
  type SoftwareCryptoModuleOptions,
} from './software-crypto-module.ts'
