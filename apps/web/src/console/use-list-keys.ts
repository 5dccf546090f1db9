import { useEffect, useRef } from 'react'
import { useShortcutsOn } from './shortcut-choice.ts'

/** What single keys do in a list of work. */
export const listKeys = [
  [['j', '↓'], '下一行'],
  [['k', '↑'], '上一行'],
  [['x'], '选中这一行，再按一次取消'],
  [['Enter'], '打开这一行'],
  [['/'], '去筛选'],
  [['?'], '看这张快捷键表'],
] as const

export interface ListKeys {
  /** Keys of the rows in their order. */
  readonly rowKeys: readonly string[]
  readonly onOpen: (rowKey: string) => void
  readonly onTick: ((rowKey: string) => void) | null
  readonly onHelp: () => void
  /** Brings a row into view where only some are drawn. */
  readonly scrollTo: (rowKey: string) => void
}

const steps: Readonly<Record<string, number>> = { j: 1, k: -1, ArrowDown: 1, ArrowUp: -1 }

/**
 * Moves through a list, ticks and opens its rows by single keys. The row that has the focus is the one that is meant, so
 * that whoever listens hears it. Nothing happens while somebody types, in a window above the page, or after they were
 * turned off.
 */
export function useListKeys(given: ListKeys | null): void {
  const areOn = useShortcutsOn()
  const list = useRef(given)
  const last = useRef<string | null>(null)
  useEffect(() => {
    list.current = given
  }, [given])
  const isUsed = given !== null && areOn
  useEffect(() => {
    if (!isUsed) return undefined
    const press = (event: KeyboardEvent) => {
      if (list.current === null || !isForList(event)) return
      const at = act(list.current, event.key, last.current)
      if (at === false) return
      event.preventDefault()
      if (at === null) return
      last.current = at
      if (focusRow(at)) return
      list.current.scrollTo(at)
      // The row is drawn with the next picture; somebody who holds the key down is further on by then.
      const focusDrawn = () => last.current === at && focusRow(at)
      requestAnimationFrame(() => requestAnimationFrame(focusDrawn))
    }
    const follow = ({ target }: FocusEvent) => {
      if (target instanceof Element) last.current = rowOf(target) ?? last.current
    }
    document.addEventListener('keydown', press)
    document.addEventListener('focusin', follow)
    return () => {
      document.removeEventListener('keydown', press)
      document.removeEventListener('focusin', follow)
    }
  }, [isUsed])
}

/** @returns the row that is meant from now on, null where that does not change, false where the key means nothing */
function act(list: ListKeys, key: string, row: string | null): string | null | false {
  const { rowKeys, onOpen, onTick, onHelp } = list
  const step = steps[key]
  if (step !== undefined) return move(list, row, step)
  if (key === '?') onHelp()
  else if (key === '/') return focusFilters() ? null : false
  else if (row === null || !rowKeys.includes(row)) return false
  else if (key === 'Enter') onOpen(row)
  else if (key === 'x' && onTick !== null) onTick(row)
  else return false
  return null
}

function move({ rowKeys }: ListKeys, row: string | null, step: number): string | false {
  const at = row === null ? -1 : rowKeys.indexOf(row)
  const next = at < 0 ? rowKeys[0] : rowKeys[Math.min(Math.max(at + step, 0), rowKeys.length - 1)]
  return next ?? false
}

function focusRow(rowKey: string): boolean {
  const row = document.querySelector<HTMLElement>(`[data-row-key="${CSS.escape(rowKey)}"]`)
  row?.focus()
  row?.scrollIntoView({ block: 'nearest' })
  return row !== null
}

function focusFilters(): boolean {
  const field = document.querySelector<HTMLElement>('[role="search"] input, [role="search"] button')
  field?.focus()
  return field !== null
}

const rowOf = (element: Element): string | null =>
  element.closest<HTMLElement>('[data-row-key]')?.dataset['rowKey'] ?? null

const typed = 'textarea, select, [contenteditable="true"], [role="combobox"]'
const notTyped = 'input:is([type="checkbox"], [type="radio"], [type="button"], [type="submit"])'
/** Where Enter and the arrows have a meaning of their own. */
const ownKeys = 'a, button, input, [role="menuitem"], [role="menu"], [role="option"], summary'

function isForList({ target, key, ctrlKey, metaKey, altKey, defaultPrevented }: KeyboardEvent) {
  if (ctrlKey || metaKey || altKey || defaultPrevented) return false
  if (!(target instanceof Element)) return true
  if (target.closest('[role="dialog"]') !== null || target.closest(typed) !== null) return false
  if (target.matches('input') && !target.matches(notTyped)) return false
  const isPlain = key !== 'Enter' && !key.startsWith('Arrow')
  return isPlain || target.closest(ownKeys) === null
}
