import type { CoveredRequirement } from '@piaoqiao/conformance'
import { requirementCoverage } from '@piaoqiao/conformance'
import { markdownTable, paragraphs } from '../protocol-pages/markdown.ts'

const introduction = `# Requirements and cases 要求与用例

Every requirement of [the protocol page](../protocol/README.md) by a name that never changes its meaning, with the words that demand it and the cases that check it. What a case is called: message, then \`ok\` or \`no\` for the platform's side, \`answer\`, \`request\` or \`push\` for the unit's, then what is special about it. \`npm run certify -- cases\` prints all codes with their titles. Beside these, every page of a message demands what its tables say; the cases of a message link to its page.`

/** docs/conformance/coverage.md */
export function coveragePage(): string {
  const coverage = requirementCoverage()
  const of = (side: CoveredRequirement['requirement']['side']) =>
    coverage.filter(({ requirement }) => requirement.side === side)
  return paragraphs(
    introduction,
    '## Platforms 平台',
    overviewTable(of('platform')),
    '## Units 单位',
    overviewTable(of('unit')),
    '## Cases by requirement 各要求的用例',
    ...coverage.filter(({ cases }) => cases.length > 0).map(casesOf),
  )
}

function overviewTable(coverage: readonly CoveredRequirement[]): string {
  const rows = coverage.map(({ requirement, cases }) => [
    `\`${requirement.id}\``,
    requirement.demand,
    `“${requirement.quote.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')}”`,
    requirement.notTested === undefined
      ? `${cases.length} cases`
      : `not tested, because ${requirement.notTested}`,
  ])
  return markdownTable(['Requirement', 'Demand', 'Words of the page', 'Checked by'], rows)
}

/** The special part of each case, with how many messages have it. */
function casesOf({ requirement, cases }: CoveredRequirement): string {
  const messagesOf = Map.groupBy(cases, (code) => code.split('/').slice(-2).join('/'))
  const list = [...messagesOf].map(([special, codes]) =>
    codes.length === 1 ? `\`${codes[0]}\`` : `\`${special}\` (${codes.length} messages)`,
  )
  return paragraphs(`### ${requirement.id}`, list.join(', '))
}
