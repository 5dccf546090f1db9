/** What pages use: everything that needs no threads of Node. Built with the condition `browser`. */
export { base64FromBytes, bytesFromBase64, bytesFromHex, hexFromBytes } from './bytes.ts'
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
export { sm2Sign, sm2Verify } from './sm2-signature.ts'
export { sm2Decrypt, sm2Encrypt } from './sm2-cipher.ts'
export { equalInConstantTime, hmacSm3, sm3Hex } from './digest.ts'
export { sm4CbcDecrypt, sm4CbcEncrypt } from './sm4.ts'
export { randomBytes } from './nonce.ts'
