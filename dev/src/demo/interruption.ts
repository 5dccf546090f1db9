const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Aborted when somebody wants this process to end: by a signal, or by no longer reading what it says. It ends in order
 * then; more signals of the kind change nothing.
 */
export function interruptionOf(process: NodeJS.Process): AbortSignal {
  const interrupted = new AbortController()
  const interrupt = (): void => interrupted.abort()
  for (const name of stopSignals) process.on(name, interrupt)
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    interrupt()
  })
  return interrupted.signal
}

export async function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return
  const aborted = Promise.withResolvers<void>()
  signal.addEventListener('abort', () => aborted.resolve(), { once: true })
  // Listening servers keep the process alive meanwhile.
  await aborted.promise
}
