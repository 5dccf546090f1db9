import { lineAt, type Problem } from '../problem.ts'
import type { Repository } from '../repository.ts'

const rules = [
  {
    pattern: /(?<=^|[\s"'`(=:])\/(?:work|root|home)\/\S*/gm,
    message: 'is a path of one machine. Write it relative to the repository.',
  },
  {
    // In sources the linter looks for these in comments; here it is every other text.
    pattern: /\b(?:TODO|FIXME|XXX|HACK)\b/g,
    message: 'is work left over. Do it, or write down as an issue what is missing.',
  },
]

const textFile = /\.(?:ts|tsx|mjs|js|json|md|sql|sh|yml|yaml|html|css|svg|txt)$|^\.ci\/|Dockerfile$/
const spellsThemOut = ['.oxlintrc.json', 'tools/house/wording.ts', 'tools/house/wording.test.ts']

export function checkWording(repository: Repository): Problem[] {
  return repository.paths
    .filter((path) => textFile.test(path) && !spellsThemOut.includes(path))
    .flatMap((path) => {
      const text = repository.read(path)
      return rules.flatMap(({ pattern, message }) =>
        [...text.matchAll(pattern)].map((match) => ({
          path,
          line: lineAt(text, match.index),
          message: `${match[0]} ${message}`,
        })),
      )
    })
}
