import { isDeepStrictEqual } from 'node:util'
import type { Certificate, OfdFile, OfdVerdict } from '@piaoqiao/documents/ofd'
import {
  OfdError,
  ZipFileError,
  attachedBillXml,
  readOfd,
  verifyOfd,
} from '@piaoqiao/documents/ofd'
import { readBillXml } from '@piaoqiao/documents'
import {
  AccountingError,
  issuerAccountingData,
  readIssuerPart,
} from '@piaoqiao/documents/accounting'
import { yuanFromFen } from '@piaoqiao/domain'
import type { Instant } from '@piaoqiao/domain'
import type { Sm2PublicKey } from '@piaoqiao/gm-crypto'
import { equalInConstantTime } from '@piaoqiao/gm-crypto'

/** What a file has to agree with before the supervisor's seal is put on it. */
export interface SealingGrounds {
  /** The file of the bill as the registry keeps it. */
  readonly registeredXml: Uint8Array
  /** The keys that the issuer is known to have. */
  readonly issuerKeys: readonly Sm2PublicKey[]
  readonly trustedRoots: readonly Certificate[]
  readonly trustedMakers: readonly Certificate[]
  readonly at: Instant
}

/** A file that may be sealed, or what is wrong with it, in Chinese words without a full stop. */
export type Examined = { readonly file: OfdFile } | { readonly fault: string }

/**
 * Whether a file shows a registered bill and nothing else: the registered XML is attached byte for byte, and nothing
 * beside it but accounting data that says the same; the issuer sealed the whole file with a key that it is known to
 * have; every fact that names the bill stands on its pages, and no amount does that the bill does not hold.
 */
export function examineOfd(bytes: Uint8Array, grounds: SealingGrounds): Examined {
  try {
    const file = readOfd(bytes)
    const fault =
      attachmentFault(file, grounds) ?? sealFault(file, grounds) ?? pagesFault(file, grounds)
    return fault === null ? { file } : { fault }
  } catch (error) {
    if (error instanceof OfdError || error instanceof ZipFileError) return { fault: error.sentence }
    throw error
  }
}

function attachmentFault(file: OfdFile, { registeredXml }: SealingGrounds): string | null {
  const billXml = attachedBillXml(file)
  if (!equalInConstantTime(billXml, registeredXml)) return '所附票据文件与登记的不一致'
  const others = file.attachments.filter(({ bytes }) => bytes !== billXml)
  return others.every(({ bytes }) => isAccountingDataOf(registeredXml, bytes))
    ? null
    : '版式文件中有与票据不一致或平台不认识的附件'
}

/** Books take in what is attached, so the seal must not vouch for accounting data that says something else. */
function isAccountingDataOf(registeredXml: Uint8Array, bytes: Uint8Array): boolean {
  try {
    const expected = issuerAccountingData(readBillXml(registeredXml).document)
    return isDeepStrictEqual(readIssuerPart(bytes), expected)
  } catch (error) {
    if (error instanceof AccountingError) return false
    throw error
  }
}

function sealFault(file: OfdFile, grounds: SealingGrounds): string | null {
  const { trustedRoots, trustedMakers, issuerKeys, at } = grounds
  const verdict = verifyOfd(file, { trustedRoots, trustedMakers, at, requiredRoles: ['issuer'] })
  if (verdict.signatures.some(({ role }) => role === 'supervisor')) return '已加盖监制章'
  if (!verdict.valid) return verdictFault(verdict)
  const [signature] = verdict.signatures
  const signer = signature?.seal.signer?.publicKey.bytes
  const isKnown = issuerKeys.some(
    ({ bytes }) => signer !== undefined && equalInConstantTime(bytes, signer),
  )
  return isKnown ? null : '开票单位电子签章所用的密钥未在平台登记'
}

function verdictFault({ findings, signatures }: OfdVerdict): string {
  const seals = signatures.flatMap(({ seal }) => seal.steps)
  const failed = seals.find(({ outcome }) => outcome === 'failed')
  const found = [...signatures.flatMap((signature) => signature.findings), ...findings]
  return failed?.sentence ?? found[0]?.sentence ?? '开票单位电子签章验证不通过'
}

function pagesFault({ pages }: OfdFile, { registeredXml }: SealingGrounds): string | null {
  const text = pages.map((page) => page.text).join('\n')
  const missing = factsOf(registeredXml).find(
    ([, fact]) => !withoutBlanks(text).includes(withoutBlanks(fact)),
  )
  if (missing !== undefined) return `版面上没有票据的${missing[0]}`
  const known = amountsIn(new TextDecoder().decode(registeredXml))
  const isForeign = [...amountsIn(text)].some((amount) => !known.has(amount))
  return isForeign ? '版面上有票据中没有的金额' : null
}

function factsOf(registeredXml: Uint8Array): readonly (readonly [string, string])[] {
  const { main } = readBillXml(registeredXml).document
  return [
    ['票据代码', main.billCode],
    ['票据号码', main.billNumber],
    ['校验码', main.checkCode],
    ['票据名称', main.billName],
    ['开票单位', main.issuer.name],
    ['交款人', main.payer.name],
    ['总金额', yuanFromFen(main.totalFen)],
  ]
}

/** Digits with exactly two decimals, as amounts are written; the sign and commas between thousands do not count. */
const amountForm = /(?<![\d.])\d[\d,]*\.\d{2}(?![\d])/g

function amountsIn(text: string): ReadonlySet<string> {
  return new Set(text.match(amountForm)?.map((amount) => amount.replaceAll(',', '')) ?? [])
}

function withoutBlanks(text: string): string {
  return text.replaceAll(/\s/g, '')
}
