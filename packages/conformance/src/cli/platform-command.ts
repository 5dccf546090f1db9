import { writeFile } from 'node:fs/promises'
import type { TestedMessage } from '../catalogue/case-catalogue.ts'
import { caseCatalogue } from '../catalogue/case-catalogue.ts'
import type { PlatformCase } from '../catalogue/case.ts'
import { testedMessages } from '../catalogue/frames.ts'
import { portalMessages } from '../catalogue/portal-frames.ts'
import { createActingArranger } from '../platform/arrange-by-acts.ts'
import { runPlatformCases } from '../platform/run-platform-cases.ts'
import { openSandboxStage } from '../platform/sandbox-stage.ts'
import { missingForSignOff } from '../report/missing.ts'
import type { Report } from '../report/report.ts'
import { countsOf } from '../report/report-of.ts'
import { printReport } from './print-report.ts'
import { readTarget } from './read-configuration.ts'
import type { ExitKind, Terminal } from './terminal.ts'
import { UsageFault } from './terminal.ts'

export interface PlatformCommand {
  readonly configurationPath: string
  readonly sandboxUrl: string
  readonly sandboxToken: string
  readonly messages: readonly string[]
  /** Part of the codes of the cases to run. */
  readonly only: string | undefined
  readonly jsonPath: string | undefined
}

const controlTimeoutMs = 30_000
/** Cases between two lines of progress. */
const progressStep = 50

/** `certify platform`: plays a unit against a platform that has the control interface of a sandbox. */
export async function certifyPlatform(
  terminal: Terminal,
  command: PlatformCommand,
): Promise<ExitKind> {
  const target = await readTarget(command.configurationPath)
  const { sandboxUrl: url, sandboxToken: token, messages } = command
  const cases = casesFor(command)
  const stage = await openSandboxStage({ url, token, timeoutMs: controlTimeoutMs }, target)
  terminal.note(`共${cases.length}个用例\n`)
  const report = await runPlatformCases({
    target,
    arranger: createActingArranger(stage),
    cases,
    signal: terminal.signal,
    onResult: (_, done) => {
      if (done % progressStep === 0) terminal.note(`已完成${done}个\n`)
    },
  })
  const missing = missingForSignOff(report, messages.length > 0 ? messages : testedMessages)
  printReport(terminal, report, missing)
  await writeReport(terminal, command.jsonPath, report)
  return endOf(report, missing.length > 0)
}

function casesFor({ messages, only }: PlatformCommand): readonly PlatformCase[] {
  const all: readonly string[] = [...testedMessages, ...portalMessages]
  const unknown = messages.filter((name) => !all.includes(name))
  if (unknown.length > 0) throw new UsageFault(`没有这个报文的用例：${unknown.join('、')}`)
  const named = messages as readonly TestedMessage[]
  const cases = (named.length > 0 ? named : testedMessages).flatMap((name) => caseCatalogue(name))
  return only === undefined ? cases : cases.filter(({ code }) => code.includes(only))
}

export async function writeReport(
  terminal: Terminal,
  path: string | undefined,
  report: Report,
): Promise<void> {
  if (path === undefined) return
  await writeFile(path, `${JSON.stringify(report, null, 2)}\n`)
  terminal.note(`报告已写入${path}\n`)
}

export function endOf(report: Report, isMissing: boolean): ExitKind {
  const { fail, error } = countsOf(report.cases)
  if (fail + error > 0) return 'failed'
  return isMissing ? 'missing' : 'passed'
}
