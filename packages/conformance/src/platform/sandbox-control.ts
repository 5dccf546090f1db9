/** The control interface of a sandbox, with the token of the world's owner. */
export interface SandboxControl {
  /** Where the control interface begins. */
  readonly url: string
  readonly token: string
  readonly timeoutMs: number
}

/** The sandbox refused, or did not answer in its own form. */
export class SandboxRefused extends Error {
  readonly status: number
  readonly code: string

  constructor(status: number, code: string) {
    super(`the sandbox answered ${status} ${code}`)
    this.name = 'SandboxRefused'
    this.status = status
    this.code = code
  }
}

/** @throws SandboxRefused; Error where it cannot be reached */
export async function callSandbox(
  { url, token, timeoutMs }: SandboxControl,
  method: 'GET' | 'POST',
  path: string,
  body?: object,
): Promise<unknown> {
  const response = await fetch(`${url.replace(/\/+$/, '')}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(timeoutMs),
    redirect: 'manual',
  })
  const answer: unknown = await response.json().catch(() => null)
  if (response.ok) return answer
  throw new SandboxRefused(response.status, codeOf(answer))
}

function codeOf(answer: unknown): string {
  if (typeof answer !== 'object' || answer === null || !('code' in answer)) return ''
  return typeof answer.code === 'string' ? answer.code : ''
}
