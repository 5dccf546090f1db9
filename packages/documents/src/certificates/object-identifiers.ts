/** GM/T 0006: the identifiers of the algorithms. */
export const sm2WithSm3Oid = '1.2.156.10197.1.501'
/** The same as the content of an OBJECT IDENTIFIER. */
export const sm2WithSm3Content = new Uint8Array(Buffer.from('2a811ccf55018375', 'hex'))
export const sm3Oid = '1.2.156.10197.1.401'
/** RFC 5480: a public key on an elliptic curve that is named in the parameters. */
export const ecPublicKeyOid = '1.2.840.10045.2.1'
