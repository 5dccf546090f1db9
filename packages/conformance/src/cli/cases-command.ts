import { caseCatalogue, portalCatalogue } from '../catalogue/case-catalogue.ts'
import { unitCaseCatalogue } from '../unit/unit-catalogue.ts'
import type { ExitKind, Terminal } from './terminal.ts'

/** `certify cases`: every case with its code, its title and the clause that it checks. */
export async function listCases(
  terminal: Terminal,
  messages: readonly string[],
): Promise<ExitKind> {
  const cases = [...caseCatalogue(), ...portalCatalogue(), ...unitCaseCatalogue()].filter(
    ({ message }) => messages.length === 0 || messages.includes(message),
  )
  for (const { code, title, clause } of cases) terminal.write(`${code}\t${title}\t${clause}\n`)
  terminal.note(`共${cases.length}个用例\n`)
  return 'passed'
}
