/** One row of the glossary: how a thing is called in Chinese, on the wire and in the code. */
export interface Term {
  readonly chinese: string
  readonly wireName: string
  readonly codeName: string
  readonly meaning: string
}

/** Every term of the glossary's tables, without their heads. */
export function glossaryTerms(glossary: string): readonly Term[] {
  return rowsOf(glossary)
    .filter((cells) => cells.length === 4 && cells[1] !== 'wire name')
    .map(([chinese = '', wireName = '', codeName = '', meaning = '']) => ({
      chinese,
      wireName,
      codeName,
      meaning,
    }))
}

/** Words that no exported name may contain: those in code type of the last table's first column, said without a condition. */
export function forbiddenWords(glossary: string): readonly string[] {
  return rowsOf(glossary)
    .filter((cells) => cells.length === 2)
    .map(([words = '']) => words)
    .filter((words) => !words.includes(' for '))
    .flatMap((words) => [...words.matchAll(/`(\w+)`/g)].map(([, word = '']) => word))
}

function rowsOf(glossary: string): readonly (readonly string[])[] {
  return glossary
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\|[ -]*-/.test(line))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    )
}
