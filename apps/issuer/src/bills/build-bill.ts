import type { BillDocument, BillMain } from '@piaoqiao/documents'
import { billXmlId } from '@piaoqiao/documents'
import type { BillId, Instant } from '@piaoqiao/domain'
import { billCodeOf, billNumberOf, dateAt } from '@piaoqiao/domain'
import { billKinds } from './bill-kinds.ts'
import type { DraftItem, IssueBillDraft } from './bill-draft.ts'
import type { StationIdentity } from './station-identity.ts'

/** Version of the data standard by which the station writes. */
export const standardVersion = '1.1.0'

/** What the station itself puts on a bill. */
export interface BillStamp {
  readonly billId: BillId
  readonly checkCode: string
  readonly issuedAt: Instant
}

/** The bill that a draft becomes under a number. */
export function billFromDraft(
  draft: IssueBillDraft,
  identity: StationIdentity,
  stamp: BillStamp,
): BillDocument {
  const { businessNumber, kind, billName, payer, totalFen, items, auxItems = [] } = draft
  const { payMode, remark, handlingPerson, checker, extension, otherFields = [] } = draft
  return {
    ...stampedParts(identity, stamp, (stamped) => ({
      ...stamped,
      billName: billName ?? billKinds[kind].billName,
      totalFen,
      payer,
      businessCode: businessNumber,
      ...(payMode !== undefined && { payMode }),
      ...(remark !== undefined && { remark }),
      ...(handlingPerson !== undefined && { handlingPerson }),
      ...(checker !== undefined && { checker }),
      extension: {
        businessDate: stamped.issuedOn,
        ...extension,
        businessNumber,
        unknown: otherFields,
      },
    })),
    details: items.map(itemFromDraft),
    auxDetails: auxItems.map((item) => ({ ...item, extension: { unknown: [] } })),
  }
}

type StampedMain = Pick<
  BillMain,
  | 'billCode'
  | 'billNumber'
  | 'checkCode'
  | 'specimenCode'
  | 'supervisorAreaCode'
  | 'issuedOn'
  | 'issuedAt'
  | 'issuer'
>

/** Header and main part with everything that follows from the station, the number and the moment. */
export function stampedParts(
  { issuer, supervisorAreaCode, series }: StationIdentity,
  { billId, checkCode, issuedAt }: BillStamp,
  mainFrom: (stamped: StampedMain) => BillMain,
): Pick<BillDocument, 'header' | 'main'> {
  const [billCode, billNumber] = [billCodeOf(billId), billNumberOf(billId)]
  return {
    header: {
      tag: `CZ-EI-${series.province}`,
      id: billXmlId(billCode, billNumber),
      version: standardVersion,
    },
    main: mainFrom({
      billCode,
      billNumber,
      checkCode,
      // A known specimen code is the bill code followed by the edition: 32010121 and 01.
      specimenCode: `${billCode}${series.specimenVersion}`,
      supervisorAreaCode,
      issuedOn: dateAt(issuedAt),
      issuedAt: timeOfDayAt(issuedAt),
      issuer,
    }),
  }
}

const beijingOffsetMs = 8 * 3_600_000

/** `HH:mm:ss` in Beijing. */
function timeOfDayAt(at: Instant): string {
  return new Date(at + beijingOffsetMs).toISOString().slice(11, 19)
}

function itemFromDraft({ detailName, ...item }: DraftItem): BillDocument['details'][number] {
  return {
    ...item,
    extension: { ...(detailName !== undefined && { detailName }), unknown: [] },
  }
}
