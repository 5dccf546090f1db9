import { fieldRules } from './field-rules.ts'
import { fileRules, oddityRules } from './file-rules.ts'
import { amountRules } from './rules/amount-rules.ts'
import { dateRules } from './rules/date-rules.ts'
import { identityRules } from './rules/identity-rules.ts'
import { lineRules } from './rules/line-rules.ts'
import { medicalRules } from './rules/medical-rules.ts'
import { partyRules } from './rules/party-rules.ts'
import { redRules } from './rules/red-rules.ts'
import { signatureRules } from './rules/signature-rules.ts'
import type { RuleEntry, StandardRule } from './standard-rule.ts'

export interface RuleChapter {
  readonly title: string
  readonly rules: readonly RuleEntry[]
}

const valueChapters: readonly {
  readonly title: string
  readonly rules: readonly StandardRule[]
}[] = [
  { title: '票据标识与代码', rules: identityRules },
  { title: '日期与时间', rules: dateRules },
  { title: '开票单位与交款人', rules: partyRules },
  { title: '金额与支付', rules: amountRules },
  { title: '项目明细与清单', rules: lineRules },
  { title: '医疗票据', rules: medicalRules },
  { title: '红字票据', rules: redRules },
  { title: '签名', rules: signatureRules },
]

/** The rules between values, in the order in which they are checked. */
export const valueRules: readonly StandardRule[] = valueChapters.flatMap(({ rules }) => rules)

/** Every rule of the data standard, without those of provinces, as the catalogue shows them. */
export const standardChapters: readonly RuleChapter[] = [
  { title: '文件与结构', rules: fileRules },
  { title: '写法', rules: Object.values(oddityRules) },
  { title: '字段', rules: fieldRules },
  ...valueChapters,
]

export const standardRules: readonly RuleEntry[] = standardChapters.flatMap(({ rules }) => rules)
