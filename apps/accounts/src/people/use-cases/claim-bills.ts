import { readBillXml } from '@piaoqiao/documents'
import { qrFormsByDefault } from '@piaoqiao/documents/reading'
import type { Instant } from '@piaoqiao/domain'
import { yuanFromFen } from '@piaoqiao/domain'
import type { BillViewItem, ChangeAnswer, FileAnswer, PayersBill } from '@piaoqiao/protocol'
import { newRequestId } from '@piaoqiao/sdk'
import { requireClean } from '../../files/keep-upload.ts'
import type { FolderBill } from '../folder-ports.ts'
import { refusePeople } from '../people-refusals.ts'
import type { PresentedBill, ReadUpload } from '../presented-bill.ts'
import type { ActingPerson, Person } from '../person-ports.ts'
import { requireRight } from './act-for-family.ts'
import { folderBill } from './collect-bills.ts'
import { personOf } from './manage-account.ts'
import { readFrom } from './people-parts.ts'
import type { PeopleParts } from './people-parts.ts'

/**
 * Claims a bill by what stands on its face (认领). Whoever the bill names must be this person: by number, or, where the
 * number is hidden or missing, by the whole name and by every digit that can be seen.
 * @throws AccountsError `REGISTRY_REFUSED`, `PAYER_NAME_DIFFERS`, `PROVINCE_UNREACHABLE`
 */
export async function claimBill(
  parts: PeopleParts,
  acting: ActingPerson,
  presented: PresentedBill,
  at: Instant,
): Promise<FolderBill> {
  await requireRight(parts, acting, 'see')
  const person = await personOf(parts, acting.ownerId)
  const view = await verified(parts, presented)
  const xml = await fileOf(parts, presented)
  requirePayer(person, xml)
  const payerCode = person.identityNumber
  // To collect a bill twice changes nothing, and what was refused may be done later.
  const requestId = newRequestId()
  const answer = await readFrom<ChangeAnswer>(() =>
    parts.portal().call('bill.collect', { items: [{ ...presented, payerCode }] }, { requestId }),
  )
  const [collected] = answer.items
  if (collected?.outcome !== 'done') {
    const sentence = collected?.sentence ?? '没有收到登记系统的答复。'
    throw refusePeople('REGISTRY_REFUSED', { details: { sentence } })
  }
  const bill = folderBill(
    person.personId,
    { ...view, checkCode: presented.checkCode },
    'claimed',
    at,
  )
  await parts.transact(async ({ folder, audit }) => {
    await folder.keep([bill])
    await folder.follow(person.personId, [{ billId: bill.billId, sequence: collected.sequence }])
    await audit.append({
      at,
      actorKind: 'person',
      actorId: acting.personId,
      action: 'bill.claimed',
      subjectKind: 'person',
      subjectId: person.personId,
    })
  })
  return bill
}

async function verified(
  parts: PeopleParts,
  presented: PresentedBill,
): Promise<Omit<PayersBill, 'checkCode'>> {
  const [result] = (
    await readFrom<Awaited<ReturnType<ReturnType<PeopleParts['portal']>['verify']>>>(() =>
      parts.portal().verify([presented]),
    )
  ).results
  const answer: BillViewItem | undefined = result?.answer
  if (answer?.outcome === 'found') return answer
  const sentence = answer?.sentence ?? '没有收到登记系统的答复。'
  throw refusePeople('REGISTRY_REFUSED', { details: { sentence } })
}

async function fileOf(parts: PeopleParts, presented: PresentedBill): Promise<Uint8Array> {
  const answer = await readFrom<FileAnswer>(() =>
    parts.portal().call('bill.file', { ...presented, format: 'xml' }),
  )
  if (answer.outcome === 'done') return new Uint8Array(Buffer.from(answer.content, 'base64'))
  throw refusePeople('REGISTRY_REFUSED', { details: { sentence: answer.sentence } })
}

/** @throws AccountsError `PAYER_NAME_DIFFERS` */
function requirePayer({ name, identityNumber }: Person, xml: Uint8Array): void {
  const { payer } = readBillXml(xml).document.main
  const isNamed = payer.name.trim() === name
  if (!isNamed || !agrees(payer.code.trim().toUpperCase(), identityNumber)) {
    throw refusePeople('PAYER_NAME_DIFFERS')
  }
}

/** Whether a number, of which stars may hide a part, can be this one. A bill may name no number at all. */
export function agrees(shown: string, identityNumber: string): boolean {
  if (shown === '') return true
  if (shown.length !== identityNumber.length) return false
  return [...shown].every((character, place) => {
    return character === '*' || character === identityNumber[place]
  })
}

/** @throws AccountsError `QR_UNREADABLE` */
export function presentedInQr(text: string): PresentedBill {
  for (const form of qrFormsByDefault) {
    const facts = form.read(text)
    if (facts?.amountFen === undefined || facts.issuedOn === undefined) continue
    const { billCode, billNumber, checkCode, amountFen, issuedOn } = facts
    return { billCode, billNumber, checkCode, amount: yuanFromFen(amountFen), issuedOn }
  }
  throw refusePeople('QR_UNREADABLE')
}

/** What became of one file of an upload. */
export interface ClaimedFile {
  readonly name: string
  readonly bill: FolderBill | null
  readonly refused: { readonly code: string; readonly sentence: string } | null
}

/**
 * Claims the bills of an uploaded file: XML, OFD, PDF, a photo with a QR code, or an archive of them.
 * @throws AccountsError `FILE_INFECTED`, `SCANNER_UNAVAILABLE`, and `FILE_UNREADABLE` where no file of it is a bill
 */
export async function claimUpload(
  parts: PeopleParts,
  acting: ActingPerson,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  at: Instant,
): Promise<readonly ClaimedFile[]> {
  await requireRight(parts, acting, 'see')
  await requireClean(parts.files, bytes)
  const files = await parts.readUpload(name, bytes)
  if (files.every(({ found }) => found === null)) throw refusePeople('FILE_UNREADABLE')
  const claimed: ClaimedFile[] = []
  for (const file of files) claimed.push(await claimFile(parts, acting, file, at))
  return claimed
}

async function claimFile(
  parts: PeopleParts,
  acting: ActingPerson,
  { name, found, refused }: ReadUpload,
  at: Instant,
): Promise<ClaimedFile> {
  if (found === null) return { name, bill: null, refused }
  const [fault] = found.faults
  if (fault !== undefined) {
    return { name, bill: null, refused: { code: 'FILE_DIFFERS', sentence: fault } }
  }
  const { billCode, billNumber, checkCode, amount, issuedOn } = found
  const presented = { billCode, billNumber, checkCode, amount, issuedOn }
  try {
    return { name, bill: await claimBill(parts, acting, presented, at), refused: null }
  } catch (error) {
    const { code, sentence } = error as { code?: unknown; sentence?: unknown }
    if (typeof code !== 'string' || typeof sentence !== 'string') throw error
    return { name, bill: null, refused: { code, sentence } }
  }
}
