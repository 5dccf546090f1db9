import { dayMs } from '@piaoqiao/domain'
import { generateSm2PrivateKey, sm2Sign } from '@piaoqiao/gm-crypto'
import type { Face } from '@piaoqiao/documents/faces'
import { drawSealPicture, layFace, loadFaceFont, writeFacePdf } from '@piaoqiao/documents/faces'
import type { OfdInput, Sealing } from '@piaoqiao/documents/ofd'
import {
  billAttachment,
  billAttachmentFile,
  makeSealAuthority,
  sealPlace,
  writeOfd,
  writeSealedOfd,
} from '@piaoqiao/documents/ofd'
import { benchDocuments, benchMoment } from './bench-documents.ts'
import type { IssuingSize } from './issuing-sizes.ts'
import { writePlainPdf } from './plain-pdfkit.ts'
import { median } from './statistics.ts'

export interface FileFigures {
  readonly ofd_ratio: number
  readonly ofd_sealed_ratio: number
  readonly pdf_ratio: number
  readonly ofd_per_s: number
  readonly pdf_per_s: number
  readonly plain_pdfkit_per_s: number
}

interface Sheet {
  readonly face: Face
  readonly xml: Uint8Array
  readonly docId: string
}

type Writer = (sheet: Sheet) => Uint8Array | Promise<Uint8Array>

/** OFD and PDF of the same faces beside pdfkit alone, in turns: the font embedded in all, the XML attached in ours. */
export async function measureFiles(size: IssuingSize): Promise<FileFigures> {
  const sheets = benchDocuments(11, size.facesPerRound).map(({ document, xml }, index): Sheet => {
    const { billCode, billNumber, checkCode } = document.main
    const face = layFace(document, { qrText: [billCode, billNumber, checkCode].join(',') })
    return { face, xml, docId: index.toString(16).padStart(32, '0') }
  })
  const writers = {
    plain: plainWriter(),
    ofd: (sheet: Sheet) => writeOfd(ofdInput(sheet)),
    sealed: await sealedWriter(),
    pdf: writePdf,
  } satisfies Record<string, Writer>
  const names = Object.keys(writers) as (keyof typeof writers)[]
  const round = async (some: readonly Sheet[]) => {
    const rates = new Map<keyof typeof writers, number>()
    for (const name of names) rates.set(name, await filesPerSecond(writers[name], some))
    return (name: keyof typeof writers) => rates.get(name) ?? Number.NaN
  }
  await round(sheets.slice(0, Math.ceil(sheets.length / 3)))
  const rounds: Awaited<ReturnType<typeof round>>[] = []
  for (let index = 0; index < size.rounds; index += 1) rounds.push(await round(sheets))
  const ratio = (name: keyof typeof writers) =>
    median(rounds.map((rate) => rate(name) / rate('plain')))
  return {
    ofd_ratio: ratio('ofd'),
    ofd_sealed_ratio: ratio('sealed'),
    pdf_ratio: ratio('pdf'),
    ofd_per_s: median(rounds.map((rate) => rate('ofd'))),
    pdf_per_s: median(rounds.map((rate) => rate('pdf'))),
    plain_pdfkit_per_s: median(rounds.map((rate) => rate('plain'))),
  }
}

async function filesPerSecond(write: Writer, sheets: readonly Sheet[]): Promise<number> {
  const startedAt = performance.now()
  for (const sheet of sheets) {
    if ((await write(sheet)).length === 0) throw new Error('a file of the benchmark is empty')
  }
  return (sheets.length * 1_000) / (performance.now() - startedAt)
}

function ofdInput({ face, xml, docId }: Sheet): OfdInput {
  return {
    face,
    font: loadFaceFont(),
    attachments: [billAttachment({ bytes: xml })],
    docId,
    createdAt: benchMoment,
    title: '医疗收费票据（电子）',
  }
}

async function writePdf({ face, xml }: Sheet): Promise<Uint8Array> {
  return writeFacePdf(face, {
    seals: {},
    attachments: [
      {
        name: billAttachmentFile,
        mediaType: 'application/xml',
        bytes: xml,
        description: '财政电子票据',
      },
    ],
    title: '医疗收费票据（电子）',
    createdAt: benchMoment,
  })
}

/** Everything that can stand in a text: pdfkit is given the font with all of its characters. */
const lastCodePoint = 0xffef
const firstCodePoint = 0x20

function plainWriter(): Writer {
  const font = loadFaceFont()
  const all = Array.from({ length: lastCodePoint - firstCodePoint }, (_, index) =>
    String.fromCodePoint(firstCodePoint + index),
  ).filter((character) => character.isWellFormed())
  const missing = new Set(font.missing(all.join('')))
  const whole = Buffer.from(font.subset(all.filter((character) => !missing.has(character))))
  return ({ face }) => writePlainPdf(face, whole)
}

/** One seal, as the issuer puts it. */
async function sealedWriter(): Promise<Writer> {
  const [rootKey, makerKey, key] = [1, 2, 3].map(() => generateSm2PrivateKey())
  if (rootKey === undefined || makerKey === undefined || key === undefined) throw new Error()
  const validUntil = benchMoment + 365 * dayMs
  const authority = await makeSealAuthority({
    organization: '示例市财政局',
    rootKey,
    makerKey,
    validFrom: benchMoment - dayMs,
    validUntil,
  })
  const organization = '大渡口区示例医院'
  const { certificate, seal } = await authority.issueSeal({
    role: 'issuer',
    organization,
    sealName: '收费票据专用章',
    sealId: 'bench-issuer',
    picture: drawSealPicture({ kind: 'issuer', name: organization, purpose: '收费票据专用章' }),
    publicKey: key.publicKey,
    at: benchMoment - 1,
    validUntil,
  })
  return (sheet) => {
    const place = sealPlace(sheet.face, 'issuer')
    if (place === undefined) throw new Error('a face of a bill has a place for the seal')
    const sealing: Sealing = {
      seal,
      place,
      signerCertificate: certificate,
      sign: (bytes) => sm2Sign(key, bytes),
      at: benchMoment,
    }
    return writeSealedOfd(ofdInput(sheet), sealing)
  }
}
