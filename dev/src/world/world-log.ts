import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Logger } from '@piaoqiao/service-kit'
import { createLogger } from '@piaoqiao/service-kit'

/** Where the services of a world write what they would say to an operator. */
export interface WorldLog {
  loggerOf(app: string): Logger
  close(): void
}

/** A file that begins anew with every start, so that it does not grow from one to the next. */
export function openWorldLog(path: string): WorldLog {
  mkdirSync(dirname(path), { recursive: true })
  const file = openSync(path, 'w', 0o600)
  let isOpen = true
  const destination = {
    write(line: string) {
      if (isOpen) writeSync(file, line)
    },
  }
  return {
    loggerOf: (app) => createLogger({ app, level: 'info', destination }),
    close() {
      isOpen = false
      closeSync(file)
    },
  }
}
