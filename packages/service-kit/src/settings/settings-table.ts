import type { Setting, SettingDefinition } from './setting.ts'

/** The settings of a service as a Markdown table, for the documents. */
export function settingsTable(definition: SettingDefinition): string {
  const rows = Object.values(definition).map((setting) => [
    `\`${setting.variable}\`${setting.secret === true ? ` or \`${setting.variable}_FILE\`` : ''}`,
    setting.description,
    setting.kind.expected,
    defaultCell(setting),
  ])
  return [['Variable', 'Meaning', 'Value', 'Default'], ['---', '---', '---', '---'], ...rows]
    .map((cells) => `| ${cells.map(escaped).join(' | ')} |\n`)
    .join('')
}

function defaultCell(setting: Setting<unknown>): string {
  if (setting.default === undefined) return 'required'
  if (setting.default === null) return 'none'
  return setting.secret === true ? 'set' : `\`${setting.default}\``
}

function escaped(cell: string): string {
  return cell.replaceAll('|', '\\|').replaceAll('\n', ' ')
}
