import { accountsSettings } from '@piaoqiao/accounts'
import { hubSettings } from '@piaoqiao/hub'
import { issuerSettings } from '@piaoqiao/issuer'
import { provinceSettings } from '@piaoqiao/province'
import { sandboxSettings } from '@piaoqiao/sandbox'
import type { SettingDefinition } from '@piaoqiao/service-kit'
import { settingsTable } from '@piaoqiao/service-kit'

const programs: readonly (readonly [title: string, settings: SettingDefinition])[] = [
  ['Hub', hubSettings],
  ['Province', provinceSettings],
  ['Issuing station', issuerSettings],
  ['Account office', accountsSettings],
  ['Sandbox', sandboxSettings],
]

/** docs/operate/settings.md: every setting of every program, from the definitions that the programs read. */
export async function settingsPage(): Promise<Map<string, string>> {
  const parts = programs.map(([title, settings]) => `## ${title}\n\n${settingsTable(settings)}`)
  const text = [
    '# Settings',
    'Every program reads its settings from the environment when it starts, and names every fault at once. A secret may stand in a file instead: the variable with `_FILE` at its end names it.',
    ...parts,
  ].join('\n\n')
  return new Map([['docs/operate/settings.md', `${text}\n`]])
}
