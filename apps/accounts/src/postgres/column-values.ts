/** PostgreSQL gives a bigint as a text. */
export function numberOrNull(value: string | null): number | null {
  return value === null ? null : Number(value)
}

export function bigintOrNull(value: string | null): bigint | null {
  return value === null ? null : BigInt(value)
}

/** JSON knows no bigint; PostgreSQL reads the digits. */
export function bigintAsText(_name: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value
}
