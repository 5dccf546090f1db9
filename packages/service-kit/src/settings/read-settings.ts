import { readFileSync, statSync } from 'node:fs'
import type { Setting, SettingDefinition, SettingsOf } from './setting.ts'
import { settingCharactersMax } from './setting-kinds.ts'
import { SettingsError, type SettingFault } from './settings-error.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads the settings of a service. A variable that is empty counts as absent.
 * @throws SettingsError with every fault
 */
export function readSettings<const Definition extends SettingDefinition>(
  definition: Definition,
  environment: Environment,
): SettingsOf<Definition> {
  const faults: SettingFault[] = []
  const values = Object.entries(definition).map(([name, setting]) => {
    const outcome = readSetting(setting, environment)
    if ('problem' in outcome) faults.push(outcome)
    return [name, 'value' in outcome ? outcome.value : undefined]
  })
  if (faults.length > 0) throw new SettingsError(faults)
  return Object.fromEntries(values) as SettingsOf<Definition>
}

type Outcome<Value> = { readonly value: Value } | SettingFault

function readSetting<Value>(
  setting: Setting<Value>,
  environment: Environment,
): Outcome<Value | null> {
  const { variable, kind } = setting
  const given = givenText(setting, environment)
  if (typeof given === 'object') return given
  const text = given ?? setting.default
  if (text === undefined) return { variable, problem: `is missing: expected ${kind.expected}` }
  if (text === null) return { value: null }
  const value = text.length <= settingCharactersMax ? kind.parse(text) : undefined
  return value === undefined
    ? { variable, problem: `is malformed: expected ${kind.expected}` }
    : { value }
}

function givenText(
  { variable, secret }: Setting<unknown>,
  environment: Environment,
): string | undefined | SettingFault {
  const text = nonEmpty(environment[variable])
  const fileVariable = `${variable}_FILE`
  const file = secret === true ? nonEmpty(environment[fileVariable]) : undefined
  if (file === undefined) return text
  if (text !== undefined) {
    return { variable, problem: `is given twice, by itself and by ${fileVariable}` }
  }
  return fileText(file) ?? { variable: fileVariable, problem: 'names a file that cannot be read' }
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === '' ? undefined : text
}

/** Undefined where the file cannot be read; the line feed at its end is not part of the secret. */
function fileText(path: string): string | undefined {
  try {
    if (statSync(path).size > settingCharactersMax) return undefined
    return readFileSync(path, 'utf8').trimEnd()
  } catch {
    return undefined
  }
}
