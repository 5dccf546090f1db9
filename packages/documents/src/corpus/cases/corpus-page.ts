import { brokenKinds } from './all-broken-files.ts'
import type { BrokenFile } from './broken-file.ts'

const introduction = `# Broken files

Files of bills that are broken, each in one way, with what a reader has to say to it: for whoever writes a reader of
such files, and for whoever wants to see what ours objects to. All of it is invented. This writes them into a folder,
with the good files from which they are made, the keys and the root certificate, and this list as its README:

\`\`\`sh
node packages/documents/src/corpus/cases/write-corpus.ts broken-files
\`\`\`

Node 24 is needed for that; \`npx node\` is one inside this repository. The codes are all that
\`piaoqiao bill read\` finds, in its order; a file with no code is one that must do no harm and changes nothing.
A refusal ends the reading, so it stands alone.
`

/** The page about the broken files, as Markdown. */
export function corpusPage(): string {
  const parts = brokenKinds.map(({ title, files }) => {
    const rows = files.map(rowOf).join('\n')
    return `\n## ${title}\n\n| file | what was done | codes |\n| --- | --- | --- |\n${rows}\n`
  })
  return introduction + parts.join('')
}

function rowOf({ name, done, codes }: BrokenFile): string {
  const listed = codes.map((code) => `\`${code}\``).join(', ')
  return `| \`${name}\` | ${done} | ${listed} |`
}
