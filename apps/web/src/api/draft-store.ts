const prefix = 'piaoqiao-draft-'
const ownerKey = 'piaoqiao-drafts-of'

/** What was kept under a name in this tab; null where nothing was, or what is there cannot be read. */
export function readDraft(name: string): object | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(prefix + name) ?? 'null')
    return typeof kept === 'object' ? kept : null
  } catch {
    return null
  }
}

/** Keeps a draft; without storage it lives as long as the page. */
export function keepDraft(name: string, draft: object): void {
  try {
    sessionStorage.setItem(prefix + name, JSON.stringify(draft))
  } catch {
    // A full or forbidden storage takes nothing from whoever is typing.
  }
}

export function dropDraft(name: string): void {
  withStorage((storage) => storage.removeItem(prefix + name))
}

/** Leaves nothing of what was typed to the next person at this desk. */
export function dropAllDrafts(): void {
  withStorage((storage) => {
    const names = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '')
    for (const name of names) if (name.startsWith(prefix)) storage.removeItem(name)
    storage.removeItem(ownerKey)
  })
}

/**
 * Says whose drafts these are from now on; those of somebody else are dropped. Whoever only lost the session finds their
 * own again.
 */
export function giveDraftsTo(owner: string): void {
  withStorage((storage) => {
    const earlier = storage.getItem(ownerKey)
    if (earlier !== null && earlier !== owner) dropAllDrafts()
    storage.setItem(ownerKey, owner)
  })
}

function withStorage(work: (storage: Storage) => void): void {
  try {
    work(sessionStorage)
  } catch {
    // A browser that forbids storage keeps no drafts either.
  }
}
