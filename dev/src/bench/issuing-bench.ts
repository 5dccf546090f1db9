import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { removeLocalPostgres, startLocalPostgres } from '../postgres/index.ts'
import type { Figure } from './figure.ts'
import { benchPostgresSettings } from './bench-database.ts'
import type { IssuingSize } from './issuing-sizes.ts'
import type { CheckFigures } from './measure-check.ts'
import { measureCheck } from './measure-check.ts'
import type { FileFigures } from './measure-files.ts'
import { measureFiles } from './measure-files.ts'
import type { IssuingFigures } from './measure-issuing.ts'
import { measureIssuing } from './measure-issuing.ts'

/** Measures what a bill costs on its way: issuing and registering it, writing its files, checking its XML. */
export async function benchIssuing(
  size: IssuingSize,
  tell: (sentence: string) => void,
): Promise<readonly Figure[]> {
  tell(`checking ${size.files} XML files beside libxml2`)
  const checks = await measureCheck(size)
  tell('OFD and PDF beside pdfkit')
  const files = await measureFiles(size)
  tell('bills from the HIS to the registry, beside SM2 alone')
  return figuresOf({ ...(await issuingOn(size)), ...files, ...checks })
}

async function issuingOn(size: IssuingSize): Promise<IssuingFigures> {
  const directory = await mkdtemp(join(tmpdir(), 'piaoqiao-bench-'))
  const postgres = await startLocalPostgres({ directory, settings: benchPostgresSettings })
  try {
    return await measureIssuing(postgres, size)
  } finally {
    await postgres.stop()
    await removeLocalPostgres(directory)
  }
}

type Measured = IssuingFigures & FileFigures & CheckFigures

const meanings: { readonly [Key in keyof Measured]: Omit<Figure, 'key' | 'value'> } = {
  issue_ratio: {
    meaning: 'bills from the HIS to the registry over what their SM2 operations alone allow',
    bound: { atLeast: 0.5 },
  },
  bills_per_s: { meaning: 'bills a second, issued over HTTP, registered, durable, 32 clients' },
  sm2_bills_per_s: { meaning: 'bills a second that SM2 alone allows' },
  issue_p50_ms: { meaning: 'time until the HIS has its bill, half of the bills' },
  issue_p99_ms: { meaning: 'time until the HIS has its bill, 99 of 100 bills' },
  bills_per_message: { meaning: 'bills in a message to the registry' },
  station_cpu_ms: { meaning: 'processor time of the station for a bill' },
  province_cpu_ms: { meaning: 'processor time of the province for a bill' },
  sm2_cpu_ms: { meaning: 'processor time of the SM2 operations of a bill' },
  ofd_ratio: {
    meaning: 'OFD files with embedded font and attached XML over plain PDFs by pdfkit',
    bound: { atLeast: 4 },
  },
  ofd_sealed_ratio: { meaning: 'the same with a seal of the issuer' },
  pdf_ratio: {
    meaning: 'PDF files with attached XML over plain PDFs by pdfkit',
    bound: { atLeast: 0.8 },
  },
  ofd_per_s: { meaning: 'OFD files a second, one thread' },
  pdf_per_s: { meaning: 'PDF files a second, one thread' },
  plain_pdfkit_per_s: { meaning: 'plain PDFs a second by pdfkit with the whole font' },
  check_ratio: {
    meaning: 'XML files checked against the standard over files that libxml2 parses',
    bound: { atLeast: 0.3 },
  },
  checks_per_s: { meaning: 'files checked a second, one thread' },
  libxml2_parses_per_s: { meaning: 'files parsed a second by libxml2, one thread' },
  xml_bytes: { meaning: 'bytes of a file in the mean' },
}

function figuresOf(measured: Measured): readonly Figure[] {
  return Object.entries(meanings).map(([key, meaning]) => ({
    key,
    value: measured[key as keyof Measured],
    ...meaning,
  }))
}
