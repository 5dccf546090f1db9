const idBytes = 16

/** An id that this page gives a change, and repeats when it sends the change again. */
export function newRequestId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(idBytes))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
