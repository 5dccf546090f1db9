import type { BillXml } from '@piaoqiao/documents'
import {
  AccountingError,
  issuerAccountingData,
  issuerFileName,
  writeIssuerPart,
} from '@piaoqiao/documents/accounting'

export interface AccountingPart {
  readonly fileName: string
  readonly bytes: Uint8Array
}

/**
 * The issuer's part of the accounting data (入账数据开具方部分), which the files of a bill carry beside its XML; none
 * of a bill that the accounting data cannot express, because its files are worth having all the same.
 */
export function accountingPart({ document }: BillXml): AccountingPart | null {
  const { billCode, billNumber } = document.main
  try {
    const bytes = writeIssuerPart(issuerAccountingData(document))
    return { fileName: issuerFileName(billCode, billNumber), bytes }
  } catch (error) {
    if (error instanceof AccountingError) return null
    throw error
  }
}
