import { useSyncExternalStore } from 'react'

const key = 'piaoqiao-shortcuts'
const off = 'off'
const listeners = new Set<() => void>()
let areOn = kept()

function kept(): boolean {
  try {
    return localStorage.getItem(key) !== off
  } catch {
    return true
  }
}

/** Whether single keys do something in lists; whoever speaks to the computer, or types by accident, turns them off. */
export const useShortcutsOn = (): boolean => useSyncExternalStore(subscribe, () => areOn)

export function chooseShortcuts(on: boolean): void {
  areOn = on
  try {
    localStorage.setItem(key, on ? 'on' : off)
  } catch {
    // A browser that keeps nothing does so until the page is left.
  }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
