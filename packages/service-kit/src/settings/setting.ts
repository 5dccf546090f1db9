/** How the text of an environment variable becomes a value. */
export interface SettingKind<Value> {
  /** What fits, as the end of the sentence "expected …"; never names a value that was given. */
  readonly expected: string
  /** Undefined for a text that does not fit. */
  parse(text: string): Value | undefined
}

/** One setting of a service, as data: reading it and its line in the documents come from here. */
export interface Setting<Value> {
  /** Name of the environment variable. */
  readonly variable: string
  /** What it decides, in one sentence. */
  readonly description: string
  readonly kind: SettingKind<Value>
  /** As it would stand in the environment; null where the setting may be left out. Required without it. */
  readonly default?: string | null
  /** Never shown; may also be given as the path of a file, in the variable with `_FILE` at its end. */
  readonly secret?: boolean
}

/** Write one with `satisfies SettingDefinition`, so that each setting keeps the type of its value. */
export type SettingDefinition = Readonly<Record<string, Setting<unknown>>>

/** The values of a definition: null only where null is the default. */
export type SettingsOf<Definition extends SettingDefinition> = {
  readonly [Name in keyof Definition]: ValueOf<Definition[Name]>
}

type ValueOf<Of> = Of extends { readonly kind: SettingKind<infer Value> }
  ? Of extends { readonly default: null }
    ? Value | null
    : Value
  : never
