import type { IssuerAccountingData, ReceiverAccountingData } from '../accounting/accounting-data.ts'
import { defaultAccountingDialect } from '../accounting/accounting-dialect.ts'
import type { AccountingDialect } from '../accounting/accounting-dialect.ts'
import type { Sm2PublicKey } from '@piaoqiao/gm-crypto'
import type { SealRole } from '../face/face.ts'
import { readOfd } from '../ofd/read-ofd.ts'
import type { OfdTrust, OfdVerdict } from '../ofd/verify-ofd.ts'
import { readPdf } from '../pdf/read-pdf.ts'
import type { QrContentForm } from '../qr/qr-content.ts'
import { readQrPicture } from '../qr/read-qr-picture.ts'
import { defaultDialect } from '../xml/bill-xml.ts'
import type { BillXml, BillXmlDialect, SignatureRole } from '../xml/bill-xml.ts'
import { readBillXml } from '../xml/read-bill-xml.ts'
import { verifyBillSignatures } from '../xml/verify-bill-signatures.ts'
import type { SignatureVerdict } from '../xml/verify-bill-signatures.ts'
import { readAttachedData } from './attached-data.ts'
import type { AttachedFile } from './attached-data.ts'
import { factsOfDocument } from './bill-facts.ts'
import type { BillFileFacts } from './bill-facts.ts'
import { BillFileError } from './bill-file-error.ts'
import { billFileBytesMax } from './bounds.ts'
import { factsOfFace, readFaceTexts } from './face-texts.ts'
import { accountingFindings, faceFindings } from './file-findings.ts'
import type { BillFileFinding, FactSource } from './file-findings.ts'
import { kindOfFile } from './file-kind.ts'
import type { BillFileKind } from './file-kind.ts'
import { factsOfCodes, qrFormsByDefault } from './qr-facts.ts'
import { sealsOfFile } from './seal-states.ts'
import type { SealState } from './seal-states.ts'

/** What a reader knows besides the file; what it does not know it leaves unchecked. */
export interface BillFileKnowledge {
  /** With which keys the parties of this bill sign its XML. */
  readonly publicKeys?: Readonly<Partial<Record<SignatureRole, Sm2PublicKey>>>
  /** Whose seals are believed, and what time it is. */
  readonly sealTrust?: OfdTrust
  readonly billDialect?: BillXmlDialect
  readonly accountingDialect?: AccountingDialect
  readonly qrForms?: readonly QrContentForm[]
}

/** A file of a bill in any of its forms, and what was found in it. */
export interface ReadBillFile {
  readonly kind: BillFileKind
  /** The facts from the most reliable place of the file: its XML, else its face, else its QR code. */
  readonly facts: BillFileFacts
  readonly factsFrom: FactSource
  readonly billXml?: BillXml
  /** What the face of an OFD or a PDF says behind the labels that our faces print. */
  readonly faceFacts?: BillFileFacts
  /** Of the XML; absent where the file has none. */
  readonly signatures?: Readonly<Record<SignatureRole, SignatureVerdict>>
  /** Of an OFD. */
  readonly seals?: Readonly<Record<SealRole, SealState>>
  readonly sealVerdict?: OfdVerdict
  readonly issuerData?: IssuerAccountingData
  readonly receiverData?: ReceiverAccountingData
  /** Where the file contradicts itself. */
  readonly findings: readonly BillFileFinding[]
}

/**
 * Reads the file of a bill, whatever its form: XML, OFD, PDF, or a picture with its QR code. The form is told from
 * the content.
 * @throws BillFileError, BillXmlError, AccountingError, ZipFileError, OfdError, PdfFileError or QrError: each has a
 * `code` and a Chinese `sentence`
 */
export async function readBillFile(
  bytes: Uint8Array,
  knowledge: BillFileKnowledge = {},
): Promise<ReadBillFile> {
  if (bytes.length > billFileBytesMax) throw new BillFileError('BILL_FILE_TOO_LARGE')
  switch (kindOfFile(bytes)) {
    case 'xml':
      return readXmlFile(bytes, knowledge)
    case 'ofd':
      return readOfdFile(bytes, knowledge)
    case 'pdf':
      return readPdfFile(bytes, knowledge)
    case 'picture':
      return readPicture(bytes, knowledge)
    case undefined:
      throw new BillFileError('BILL_FILE_UNKNOWN')
  }
}

function readXmlFile(bytes: Uint8Array, knowledge: BillFileKnowledge): ReadBillFile {
  const billXml = readBillXml(bytes, knowledge.billDialect ?? defaultDialect)
  return {
    kind: 'xml',
    facts: factsOfDocument(billXml.document),
    factsFrom: 'xml',
    billXml,
    signatures: verifyBillSignatures(billXml, knowledge.publicKeys ?? {}),
    findings: [],
  }
}

function readOfdFile(bytes: Uint8Array, knowledge: BillFileKnowledge): ReadBillFile {
  const file = readOfd(bytes)
  const attached = file.attachments.map(({ fileName, bytes: content }) => {
    return { name: fileName, bytes: content }
  })
  const text = file.pages.map((page) => page.text).join('\f')
  const { states, verdict } = sealsOfFile(file, knowledge.sealTrust)
  return { ...readFace('ofd', text, attached, knowledge), seals: states, sealVerdict: verdict }
}

async function readPdfFile(bytes: Uint8Array, knowledge: BillFileKnowledge): Promise<ReadBillFile> {
  const { text, attachments } = await readPdf(bytes)
  return readFace('pdf', text, attachments, knowledge)
}

/** @throws BillFileError `BILL_FILE_NO_BILL` where neither the face nor what is attached says which bill it is */
function readFace(
  kind: 'ofd' | 'pdf',
  text: string,
  attached: readonly AttachedFile[],
  knowledge: BillFileKnowledge,
): ReadBillFile {
  const { billXml, issuerData, receiverData } = readAttachedData(
    attached,
    knowledge.billDialect ?? defaultDialect,
    knowledge.accountingDialect ?? defaultAccountingDialect,
  )
  const texts = readFaceTexts(text)
  const faceFacts = factsOfFace(texts)
  const accounting = { ...(issuerData && { issuerData }), ...(receiverData && { receiverData }) }
  if (billXml === undefined) {
    if (faceFacts.billNumber === undefined) throw new BillFileError('BILL_FILE_NO_BILL')
    const findings = contradictions(faceFacts, accounting)
    return { kind, facts: faceFacts, factsFrom: 'face', faceFacts, ...accounting, findings }
  }
  const facts = factsOfDocument(billXml.document)
  return {
    kind,
    facts,
    factsFrom: 'xml',
    billXml,
    faceFacts,
    signatures: verifyBillSignatures(billXml, knowledge.publicKeys ?? {}),
    ...accounting,
    findings: [...faceFindings(facts, texts), ...contradictions(facts, accounting)],
  }
}

function contradictions(
  facts: BillFileFacts,
  { issuerData, receiverData }: Pick<ReadBillFile, 'issuerData' | 'receiverData'>,
): BillFileFinding[] {
  return [issuerData, receiverData].flatMap((data) => {
    return data === undefined ? [] : accountingFindings(facts, data)
  })
}

async function readPicture(
  bytes: Uint8Array,
  { qrForms = qrFormsByDefault }: BillFileKnowledge,
): Promise<ReadBillFile> {
  const facts = factsOfCodes(await readQrPicture(bytes), qrForms)
  if (facts === undefined) throw new BillFileError('BILL_FILE_NO_BILL')
  return { kind: 'picture', facts, factsFrom: 'qr', findings: [] }
}
