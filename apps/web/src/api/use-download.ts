import { downloadFile } from './files.ts'
import type { Act } from './use-act.ts'
import { useAct } from './use-act.ts'

export interface Download extends Pick<Act, 'isBusy' | 'fault'> {
  /** @param path of the document, below the prefix of the API */
  start(path: string): void
}

/** Fetches documents for the reader to keep, one at a time. */
export function useDownload(): Download {
  const { isBusy, fault, run } = useAct()
  return {
    isBusy,
    fault,
    start: (path) =>
      void run(async () => {
        await downloadFile(path)
        return {}
      }),
  }
}
