import type { CaseResult } from '@piaoqiao/conformance'
import { outcome } from '../../../journey/outcome.ts'
import { ask, takenCode } from '../../asking.ts'
import type { OfficeAnswer, OfficeBrowser } from '../../office-browser.ts'
import { textOf } from '../../office-browser.ts'
import { reportOfRuns, testSystem } from '../../unit-system.ts'
import type { SystemAccess } from './keys.ts'
import { places, toOffice } from './system-story.ts'
import type { SystemStory } from './system-story.ts'

const reportsPath = '/connections/self/reports'

/** The suite attacks the unit's system: first with one message, then with all that the office still misses. */
export async function tellConformance(
  story: SystemStory,
  developer: OfficeBrowser,
  access: SystemAccess,
): Promise<void> {
  const { stage, reception, unit } = story
  const from = stage.world.clock.now()
  const first = await tellRun(story, access, {
    say: '开始测试。工具扮演平台，对系统的锁定报文作各种攻击：答复丢失、迟到、缺一半、被篡改、张冠李戴……看系统接着发什么。',
    messages: ['bill.lock'],
  })
  const partial = await sendReport(story, developer, {
    report: reportOfRuns(access.secrets, first, { from, to: stage.world.clock.now() }),
    say: '先交这一份报告，系统列出还缺什么。',
  })
  await ask(stage, {
    say: '报告没齐就想确认联调通过。',
    endpoint: 'POST /connections/self/sign-off',
    title: '确认联调通过',
    path: toOffice,
    expect: 'REPORT_INCOMPLETE',
    act: () => developer.post('/connections/self/sign-off'),
  })
  const missing = missingIn(partial).map(({ message }) => message)
  const others = await tellRun(story, access, {
    say: `补测其余${missing.length}个报文，同时进行。`,
    messages: missing,
  })
  await sendReport(story, developer, {
    report: reportOfRuns(access.secrets, [...first, ...others], {
      from,
      to: stage.world.clock.now(),
    }),
    say: '用例齐全的报告由系统签名，并印成《联调测试报告》发到邮箱。',
  })
  await reception.mail(unit.handler.email, '跨省报销联调测试报告')
}

function tellRun(
  { stage: { story, signal } }: SystemStory,
  { secrets, key }: SystemAccess,
  { say, messages }: { readonly say: string; readonly messages: readonly string[] },
): Promise<readonly CaseResult[]> {
  return story.step({
    say,
    message: 'certify unit',
    title: '符合性测试',
    path: [places.suite, places.system],
    expect: takenCode,
    act: () => testSystem(secrets, key, { messages, signal }),
    told(results) {
      const faults = results.filter(({ result }) => result !== 'pass')
      if (faults.length > 0) {
        const codes = faults.map(({ code, reason }) => `${code}：${reason}`)
        return outcome('CASES_FAILED', `${faults.length}个用例没有通过。`, ...codes)
      }
      return outcome(takenCode, `${messages.length}个报文的${results.length}个用例全部通过。`)
    },
  })
}

function sendReport(
  { stage }: SystemStory,
  developer: OfficeBrowser,
  { say, report }: { readonly say: string; readonly report: object },
): Promise<OfficeAnswer> {
  const bytes = Buffer.from(JSON.stringify(report))
  let printed = 0
  return ask(stage, {
    say,
    endpoint: `POST ${reportsPath}`,
    title: '提交符合性测试报告',
    path: toOffice,
    async act() {
      const kept = await developer.upload('POST', reportsPath, bytes, 'application/json')
      if (kept.code !== null) return kept
      const pdf = await developer.get(`${reportsPath}/${textOf(kept.json, 'reportId')}/report.pdf`)
      printed = pdf.bytes.length
      return kept
    },
    told: (answer) => [...missingText(answer), `报告PDF，${Math.ceil(printed / 1024)} KB`],
  })
}

interface Missing {
  readonly message: string
  readonly required: number
  readonly passed: number
}

function missingIn({ json }: OfficeAnswer): readonly Missing[] {
  return (json['missing'] ?? []) as readonly Missing[]
}

function missingText(answer: OfficeAnswer): readonly string[] {
  const missing = missingIn(answer)
  if (missing.length === 0) return ['用例齐全']
  const each = missing.map(({ message, required, passed }) => `${message} ${passed}/${required}`)
  return [`尚缺：${each.join('，')}`]
}
