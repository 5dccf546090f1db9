import { useSyncExternalStore } from 'react'

/** How somebody wants to see the pages; kept in the browser, and nowhere else. */
export interface DisplayMode {
  /** `system` follows the device. */
  readonly colours: 'system' | 'light' | 'dark'
  readonly type: 'normal' | 'big'
}

const key = 'piaoqiao-display'
const normal: DisplayMode = { colours: 'system', type: 'normal' }
const dark = matchMedia('(prefers-color-scheme: dark)')
const listeners = new Set<() => void>()
let mode = kept()

function kept(): DisplayMode {
  try {
    return { ...normal, ...(JSON.parse(localStorage.getItem(key) ?? '{}') as object) }
  } catch {
    return normal
  }
}

export const isDark = (): boolean =>
  mode.colours === 'dark' || (mode.colours === 'system' && dark.matches)

function show(): void {
  document.documentElement.dataset['mode'] = isDark() ? 'dark' : 'light'
  document.documentElement.dataset['type'] = mode.type
  for (const listener of listeners) listener()
}

/** Shows the pages as they were chosen, and follows the device from then on. */
export function beginDisplayMode(): void {
  dark.addEventListener('change', show)
  show()
}

export function chooseDisplayMode(chosen: Partial<DisplayMode>): void {
  mode = { ...mode, ...chosen }
  try {
    localStorage.setItem(key, JSON.stringify(mode))
  } catch {
    // A browser that keeps nothing shows it until the page is left.
  }
  show()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useDisplayMode = (): DisplayMode => useSyncExternalStore(subscribe, () => mode)
export const useIsDark = (): boolean => useSyncExternalStore(subscribe, isDark)
