import type { Instant } from '@piaoqiao/domain'
import { dateAt, startOfDate } from '@piaoqiao/domain'
import { missingForSignOff, reportSchema, signReport, countsOf } from '@piaoqiao/conformance'
import type { Report, SignedReport } from '@piaoqiao/conformance'
import { jointTestReport } from '@piaoqiao/documents/forms'
import { envelopeVersion, fits } from '@piaoqiao/protocol'
import type { Actor } from '../../access/actor.ts'
import { unitEntry } from '../../audit/audit-entries.ts'
import { enterFile } from '../../files/enter-file.ts'
import { keepFile } from '../../files/keep-upload.ts'
import { refuseHttp } from '../../office-refusals.ts'
import { newRecordId } from '../../record-id.ts'
import type { UnitAccount } from '../../units/units-ports.ts'
import { environmentNames } from '../connection-fields.ts'
import { reportLetter } from '../connection-mails.ts'
import type { Connection, KeptReport } from '../connection-ports.ts'
import { refuseConnection } from '../connection-refusals.ts'
import { requiredMessages } from '../required-messages.ts'
import {
  atNextStep,
  heldConnection,
  pdf,
  requireStep,
  sendConnectionLetter,
  workingConnection,
} from './connections-parts.ts'
import type { AllTables, ConnectionsParts } from './connections-parts.ts'
import { printed } from '../../applications/use-cases/fill-application.ts'

export const reportBytesMax = 10 * 1024 * 1024
/** Reports of one unit in a day of Beijing. Each is kept for good. */
export const reportsPerDayMax = 20

/**
 * Takes the report of a run against the unit's system, signs it with the key of the office, and lists what is still
 * missing. A report that lacks nothing brings the unit to sign-off.
 * @param bytes JSON `conformance-report/v1`
 * @throws AccountsError `REPORT_MALFORMED`, `REPORTS_SPENT`, `STEP_UNFIT`
 */
export async function keepReport(
  parts: ConnectionsParts,
  actor: Actor,
  bytes: Uint8Array,
  at: Instant,
): Promise<KeptReport> {
  const { connection } = await parts.transact(async (tables) => {
    const own = await testedConnection(tables, actor)
    await requireFewReports(tables, actor.organisationId, at)
    return own
  })
  const report = reportIn(bytes, connection)
  const signed = await signReport(parts.crypto, parts.keyName, report)
  const unitId = actor.organisationId
  const file = await keepFile(parts.files, {
    owner: `conformance:${unitId}`,
    name: '符合性测试报告.json',
    bytes: Buffer.from(JSON.stringify(signed)),
    contentType: 'application/json',
    at,
  })
  const missing = missingForSignOff(report, requiredMessages)
  const kept: KeptReport = {
    reportId: newRecordId('RP', at),
    unitId,
    fileId: file.fileId,
    receivedAt: at,
    counts: countsOf(report.cases),
    missing,
    isComplete: missing.length === 0,
  }
  return enterFile(parts, file, async (tables) => {
    const own = await testedConnection(tables, actor)
    await requireFewReports(tables, unitId, at)
    await tables.files.add(file)
    await tables.reports.add(kept)
    const { reportId, isComplete } = kept
    const details = { report: reportId, complete: isComplete, sm3: file.sm3 }
    const entry = unitEntry(actor.userId, 'report.kept', ['unit', unitId], at, details)
    await tables.audit.append(entry)
    if (isComplete) await readyToSign(tables, own, { kept, report }, at)
    return kept
  })
}

async function requireFewReports(tables: AllTables, unitId: string, at: Instant): Promise<void> {
  const today = startOfDate(dateAt(at))
  if ((await tables.reports.countSince(unitId, today)) < reportsPerDayMax) return
  throw refuseConnection('REPORTS_SPENT', { details: { count: String(reportsPerDayMax) } })
}

async function testedConnection(tables: AllTables, actor: Actor) {
  const own = await workingConnection(tables, actor)
  requireStep(own.connection, ['testing', 'signing', 'trial', 'live'])
  return own
}

function reportIn(bytes: Uint8Array, { facts }: Connection): Report {
  const value = parsed(bytes)
  const appId = facts.sandbox?.appId
  if (!fits(reportSchema, value)) throw refuseConnection('REPORT_MALFORMED')
  const report = value as Report
  const codes = new Set(report.cases.map(({ code }) => code))
  const isOwn = report.direction === 'unit' && report.subject.appId === appId
  if (!isOwn || codes.size !== report.cases.length) throw refuseConnection('REPORT_MALFORMED')
  return report
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8')) as unknown
  } catch {
    throw refuseConnection('REPORT_MALFORMED')
  }
}

/** A complete report before anybody signed off is the one that is signed; later ones are kept beside it. */
async function readyToSign(
  tables: AllTables,
  { connection, account }: { readonly connection: Connection; readonly account: UnitAccount },
  { kept, report }: { readonly kept: KeptReport; readonly report: Report },
  at: Instant,
): Promise<void> {
  const { reportId } = kept
  if (connection.step !== 'testing') return
  await tables.connections.save(atNextStep(connection, 'signing', at, { reportId }))
  const document = await reportDocument({ connection, account, kept, report })
  const letter = reportLetter(account.unitName)
  await sendConnectionLetter(tables, account, letter, at, [pdf('联调测试报告', document)])
}

/** 联调测试报告, as both sign it. @throws AccountsError `FORM_UNFIT` */
function reportDocument(given: {
  readonly connection: Connection
  readonly account: UnitAccount
  readonly kept: KeptReport
  readonly report: Report
}): Promise<Uint8Array> {
  const { connection, account, kept, report } = given
  const { facts } = connection
  const isThis = facts.reportId === kept.reportId
  const { unitSignOff, centreSignOff } = facts
  return printed(() =>
    jointTestReport({
      unitName: account.unitName,
      creditCode: account.creditCode,
      systemName: facts.systemName,
      vendorName: facts.vendorName,
      environment: environmentNames.test,
      from: dateAt(Date.parse(report.startedAt)),
      to: dateAt(Date.parse(report.finishedAt)),
      version: envelopeVersion,
      cases: report.cases.map(({ code, title, clause, result }) => ({
        code,
        title,
        clause,
        result,
      })),
      missing: kept.missing.map(missingSentence),
      conclusion: kept.isComplete
        ? '所需测试用例全部通过。'
        : '测试用例尚未齐全，请按尚缺事项补测。',
      ...(isThis && unitSignOff !== null && { unitSignedOn: dateAt(unitSignOff.at) }),
      ...(isThis && centreSignOff !== null && { centreSignedOn: dateAt(centreSignOff.at) }),
    }),
  )
}

function missingSentence({ message, required, passed }: KeptReport['missing'][number]): string {
  return `${message}：应通过${required}项，已通过${passed}项，还缺${required - passed}项。`
}

/** The unit's reports, newest first. */
export function listReports(
  { transact }: ConnectionsParts,
  unitId: string,
  page: { readonly before: string | null; readonly limit: number },
): Promise<readonly KeptReport[]> {
  return transact(({ reports }) => reports.ofUnit(unitId, page.before, page.limit))
}

/** A report as JSON with the signature of the office, and as PDF. @throws AccountsError `NOT_FOUND` */
export async function openReport(
  { transact, files: { vault } }: ConnectionsParts,
  { unitId, reportId }: { readonly unitId: string; readonly reportId: string },
): Promise<{ readonly bytes: Uint8Array; readonly print: () => Promise<Uint8Array> }> {
  const found = await transact(async (tables) => {
    const kept = await tables.reports.find(reportId)
    if (kept === null || kept.unitId !== unitId) throw refuseHttp('NOT_FOUND')
    return { kept, own: await heldConnection(tables, unitId) }
  })
  const bytes = await vault.get(found.kept.fileId)
  if (bytes === null) throw refuseHttp('NOT_FOUND')
  const { report } = JSON.parse(Buffer.from(bytes).toString('utf8')) as SignedReport
  return { bytes, print: () => reportDocument({ ...found.own, kept: found.kept, report }) }
}
