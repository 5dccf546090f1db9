import {
  medicalCases,
  redCases,
  signatureCases,
  oddityCases,
  profileCases,
} from './broken-kinds.ts'
import { identityCases, dateCases, partyCases, amountCases, lineCases } from './broken-values.ts'
import type { BrokenFile } from './file-changes.ts'

/** For every rule between values, for every oddity and for every rule of a province a file that breaks it alone. */
export const brokenFiles: readonly BrokenFile[] = [
  ...identityCases,
  ...dateCases,
  ...partyCases,
  ...amountCases,
  ...lineCases,
  ...medicalCases,
  ...redCases,
  ...signatureCases,
  ...oddityCases,
  ...profileCases,
]
