import { refusals } from '@piaoqiao/domain'
import { markdownTable } from '../protocol-pages/markdown.ts'

const introduction = `# Refusals

Every way in which a request can be refused. The catalogue is \`packages/domain/src/refusals.ts\`; API, portal,
command line and conformance cases take code and sentence from there. A code never changes its meaning.

The order counts: when several refusals apply, the first of this list is given, so that two provinces answer alike. First
comes what stops a request before any bill is read, then whether the sender may ask at all, then whether the request makes
sense by itself, and only then how the bill stands. Whoever has no right to a bill therefore learns nothing of it.

\`{name}\` in a sentence stands for a value that the answer also carries under \`details\`. Faults of the envelope have codes of
their own (\`ENVELOPE_…\`) and are not in this list.`

/** docs/refusals.md */
export function refusalsPage(): string {
  const rows = Object.entries(refusals).map(([code, { sentence, next }], index) => [
    String(index + 1),
    `\`${code}\``,
    sentence,
    next,
  ])
  return `${introduction}\n\n${markdownTable(['', 'code', '说明', '下一步'], rows)}`
}
