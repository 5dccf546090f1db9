import { Secret, TOTP } from 'otpauth'

const periodSeconds = 30
const digits = 6
const secretBytes = 20
/** Steps before and after the present one that are taken, for clocks that differ. */
const windowSteps = 1
const issuerName = '票桥'

/** A new secret for time-based one-time passwords (RFC 6238), base32. */
export function newSecondFactorSecret(): string {
  return new Secret({ size: secretBytes }).base32
}

/** The address that an authenticator app reads from a QR code. */
export function secondFactorAddress(secret: string, loginName: string): string {
  return totp(secret, loginName).toString()
}

/**
 * The time step of a right code that was not taken before; null otherwise. The step is kept, so that a code that somebody
 * saw cannot be used again.
 */
export function secondFactorStepOf(
  secret: string,
  code: string,
  lastStep: number | null,
  at: number,
): number | null {
  const delta = totp(secret, '').validate({ token: code, timestamp: at, window: windowSteps })
  if (delta === null) return null
  const step = Math.floor(at / 1000 / periodSeconds) + delta
  return lastStep !== null && step <= lastStep ? null : step
}

/** The code of a moment, for tests and the demo, which hold the phone too. */
export function secondFactorCode(secret: string, at: number): string {
  return totp(secret, '').generate({ timestamp: at })
}

function totp(secret: string, label: string): TOTP {
  return new TOTP({
    issuer: issuerName,
    label: label === '' ? issuerName : label,
    algorithm: 'SHA1',
    digits,
    period: periodSeconds,
    secret: Secret.fromBase32(secret),
  })
}
