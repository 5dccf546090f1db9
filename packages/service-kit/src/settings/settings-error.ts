import { CodedError } from '../coded-error.ts'

export interface SettingFault {
  readonly variable: string
  /** Follows the variable's name; says what is expected and never what was given. */
  readonly problem: string
}

/** The settings of this process do not fit; holds every fault, so that all can be mended at once. */
export class SettingsError extends CodedError {
  readonly code = 'SETTINGS_UNFIT'
  readonly faults: readonly SettingFault[]

  constructor(faults: readonly SettingFault[]) {
    const lines = faults.map(({ variable, problem }) => `${variable} ${problem}`)
    super(['the settings do not fit:', ...lines].join('\n  '))
    this.faults = faults
  }
}
