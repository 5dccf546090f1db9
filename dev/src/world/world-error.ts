/** Why a local world cannot start. The message is for the one who started it, in Chinese. */
export type WorldErrorCode = 'PORT_TAKEN' | 'PORT_BASE_UNFIT' | 'DATA_UNUSABLE'

export class WorldError extends Error {
  readonly code: WorldErrorCode

  constructor(code: WorldErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'WorldError'
    this.code = code
  }
}
