/** GM/T 0006: the identifiers of the algorithms and of the curve. */
export const sm2WithSm3Oid = '1.2.156.10197.1.501'
export const sm3Oid = '1.2.156.10197.1.401'
export const sm2CurveOid = '1.2.156.10197.1.301'
/** RFC 5480: a public key on an elliptic curve that is named in the parameters. */
export const ecPublicKeyOid = '1.2.840.10045.2.1'
