import { AsnArray, AsnProp, AsnPropTypes, AsnType, AsnTypeTypes } from '@peculiar/asn1-schema'
import type { Constructor } from '../certificates/strict-der.ts'

/*
 * The structures of a seal (GB/T 38540-2020, SES version 4), field by field. They are bytes on their way in or out;
 * what the rest of the platform works with stands in seal.ts.
 */

const { Any, BitString, Boolean, GeneralizedTime, IA5String, Integer } = AsnPropTypes
const { ObjectIdentifier, OctetString, PrintableString, Utf8String } = AsnPropTypes

type FieldOptions = Parameters<typeof AsnProp>[0]

/** Says which fields the SEQUENCE has, in this order. */
function sequence<T extends object>(
  type: Constructor<T>,
  fields: Readonly<Record<keyof T & string, FieldOptions>>,
): void {
  AsnType({ type: AsnTypeTypes.Sequence })(type)
  for (const [name, options] of Object.entries<FieldOptions>(fields)) {
    AsnProp(options)(type.prototype as object, name)
  }
}

const nothing = new ArrayBuffer(0)

/** ExtensionData. */
export class ExtensionStructure {
  extnId = ''
  critical = false
  extnValue = nothing
}
sequence(ExtensionStructure, {
  extnId: { type: ObjectIdentifier },
  critical: { type: Boolean, defaultValue: false },
  extnValue: { type: OctetString },
})

const extensions: FieldOptions = {
  type: ExtensionStructure,
  repeated: 'sequence',
  optional: true,
  context: 0,
}

/** SES_Header. */
export class SealHeaderStructure {
  id = ''
  version = 0
  makerId = ''
}
sequence(SealHeaderStructure, {
  id: { type: IA5String },
  version: { type: Integer },
  makerId: { type: IA5String },
})

/** SES_ESPropertyInfo; `signers` is a CertInfoList or a CertDigestList, as `signersKind` says. */
export class SealPropertyStructure {
  type = 0
  name = ''
  signersKind = 0
  signers = nothing
  createdAt = new Date(0)
  validFrom = new Date(0)
  validUntil = new Date(0)
}
sequence(SealPropertyStructure, {
  type: { type: Integer },
  name: { type: Utf8String },
  signersKind: { type: Integer },
  signers: { type: Any },
  createdAt: { type: GeneralizedTime },
  validFrom: { type: GeneralizedTime },
  validUntil: { type: GeneralizedTime },
})

/** CertInfoList: the certificates themselves. */
export class CertificateListStructure extends AsnArray<ArrayBuffer> {}
AsnType({ type: AsnTypeTypes.Sequence, itemType: OctetString })(CertificateListStructure)

/** CertDigestObj: which digest, and its value. */
export class CertificateDigestStructure {
  type = ''
  value = nothing
}
sequence(CertificateDigestStructure, {
  type: { type: PrintableString },
  value: { type: OctetString },
})

/** CertDigestList. */
export class CertificateDigestListStructure extends AsnArray<CertificateDigestStructure> {}
AsnType({ type: AsnTypeTypes.Sequence, itemType: CertificateDigestStructure })(
  CertificateDigestListStructure,
)

/** SES_ESPictureInfo; width and height in millimetres. */
export class SealPictureStructure {
  type = ''
  data = nothing
  width = 0
  height = 0
}
sequence(SealPictureStructure, {
  type: { type: IA5String },
  data: { type: OctetString },
  width: { type: Integer },
  height: { type: Integer },
})

/** SES_SealInfo. */
export class SealContentStructure {
  header = new SealHeaderStructure()
  id = ''
  property = new SealPropertyStructure()
  picture = new SealPictureStructure()
  extensions?: ExtensionStructure[]
}
sequence(SealContentStructure, {
  header: { type: SealHeaderStructure },
  id: { type: IA5String },
  property: { type: SealPropertyStructure },
  picture: { type: SealPictureStructure },
  extensions,
})

/** SESeal. */
export class SealStructure {
  content = new SealContentStructure()
  makerCertificate = nothing
  algorithm = ''
  signature = nothing
}
sequence(SealStructure, {
  content: { type: SealContentStructure },
  makerCertificate: { type: OctetString },
  algorithm: { type: ObjectIdentifier },
  signature: { type: BitString },
})
