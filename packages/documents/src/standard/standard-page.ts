import { provinceProfiles } from './profiles/profiles.ts'
import { profileRules } from './profiles/province-profile.ts'
import type { ProvinceProfile } from './profiles/province-profile.ts'
import type { RuleEntry, RuleSource } from './standard-rule.ts'
import { standardChapters } from './standard-rules.ts'

const severities = { error: '错误', warning: '提醒' } as const
const sources: Readonly<Record<RuleSource, string>> = {
  official: '标准',
  seen: '所见',
  inferred: '推断',
  ours: '自定',
}

const opening = `# 票据数据规范检查规则

\`piaoqiao bill check\` 按下列规则检查财政电子票据 XML 文件；程序中用 \`@piaoqiao/documents/standard\` 的 \`checkBillXml\`。文件的写法、签名原文和容错范围见 [protocol/bill-xml.md](protocol/bill-xml.md)。

- **错误**：文件不是一张合格的票据。**提醒**：请人工看一下，票据仍可使用。
- 规则编号不变，含义也不变。位置是 \`EInvoice\`、\`EInvoiceData\` 之下的元素路径；空白表示可以出现在任何元素。
- 来源：**标准**，出自读到的国家标准或规范；**所见**，出自实际的开票软件或票据；**推断**，由所见推得；**自定**，财网信办〔2020〕1号的全文没有取得，由本项目设定，可由财政部门另定。
- 检查看签名的有无、次序和写法，不验签：验签需要双方的公钥。
- 登记票据时只查其中一部分，见 [protocol/bill-xml.md](protocol/bill-xml.md) 第 7 节。`

const provincesOpening = `## 各省的扩展

按财政电子票据标识（\`CZ-EI-\` 后两位）选用，也可以用 \`--profile\` 指定。增加一个省：在 \`packages/documents/src/standard/profiles\` 中加一个文件，并把它的名字写进 \`profiles.ts\`。`

/** docs/standard.md: every rule, as the code has it. */
export function standardPage(): Promise<Map<string, string>> {
  const chapters = standardChapters.map(({ title, rules }) => `## ${title}\n\n${ruleTable(rules)}`)
  const provinces = provinceProfiles.map(provinceChapter)
  const text = [opening, ...chapters, provincesOpening, ...provinces].join('\n\n')
  return Promise.resolve(new Map([['docs/standard.md', `${text}\n`]]))
}

function provinceChapter(profile: ProvinceProfile): string {
  const { title, id, region, about, fields } = profile
  const rows = fields.map(
    ({ tag, label, source }) => `| \`MainExt/${tag}\` | ${label} | ${sources[source]} |`,
  )
  return [
    `### ${title}（\`${id}\`，${region}）`,
    about,
    ['| 元素 | 含义 | 来源 |', '| --- | --- | --- |', ...rows].join('\n'),
    ruleTable(profileRules(profile)),
  ].join('\n\n')
}

function ruleTable(rules: readonly RuleEntry[]): string {
  const rows = rules.map(({ id, path, severity, sentence, source }) => {
    const place = path === '' ? '' : `\`${path}\``
    return `| \`${id}\` | ${place} | ${severities[severity]} | ${sentence} | ${sources[source]} |`
  })
  return ['| 编号 | 位置 | 级别 | 说明 | 来源 |', '| --- | --- | --- | --- | --- |', ...rows].join(
    '\n',
  )
}
