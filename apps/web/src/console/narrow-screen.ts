import { useSyncExternalStore } from 'react'

const narrow = matchMedia('(max-width: 760px)')

function subscribe(listener: () => void): () => void {
  narrow.addEventListener('change', listener)
  return () => narrow.removeEventListener('change', listener)
}

/** Whether a month does not fit beside itself, so that its days are listed below each other. */
export const useNarrowScreen = (): boolean => useSyncExternalStore(subscribe, () => narrow.matches)
