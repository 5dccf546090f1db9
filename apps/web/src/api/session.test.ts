import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepDraft, readDraft } from './draft-store.ts'
import { lostSession, refreshSession, signOut } from './session.ts'

const draft = { reason: '门诊', note: '样例甲的票据' }

/** The storage of one tab. */
function tabStorage(): Storage {
  const kept = new Map<string, string>()
  return {
    get length() {
      return kept.size
    },
    clear: () => kept.clear(),
    getItem: (name) => kept.get(name) ?? null,
    key: (index) => [...kept.keys()][index] ?? null,
    removeItem: (name) => void kept.delete(name),
    setItem: (name, value) => void kept.set(name, value),
  }
}

/** The office knows this user, or none. */
function answerWith(subjectId: string | null): void {
  const answer = () =>
    subjectId === null
      ? Response.json({ code: 'NOT_SIGNED_IN' }, { status: 401 })
      : Response.json({ audience: 'unit', subjectId, roles: [], stage: 'open', csrfToken: 't' })
  vi.stubGlobal('fetch', () => Promise.resolve(answer()))
}

beforeEach(async () => {
  vi.stubGlobal('sessionStorage', tabStorage())
  answerWith('U-1')
  await refreshSession()
  keepDraft('case', draft)
})
afterEach(() => vi.unstubAllGlobals())

test('whoever signs out leaves no draft behind', async () => {
  await signOut()
  expect(readDraft('case')).toBeNull()
  expect(sessionStorage.length).toBe(0)
})

test('drafts go although the office cannot be reached for signing out', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no connection')))
  await signOut()
  expect(readDraft('case')).toBeNull()
})

test('another user finds nothing of the one whose session was lost', async () => {
  lostSession()
  answerWith('U-2')
  await refreshSession()
  expect(readDraft('case')).toBeNull()
})

test.each([
  ['the session was lost', async () => lostSession()],
  ['the page was loaded again after the session had ended', () => refreshAs(null)],
])('the same user finds the draft again when %s', async (_, lose) => {
  await lose()
  await refreshAs('U-1')
  expect(readDraft('case')).toEqual(draft)
})

async function refreshAs(subjectId: string | null): Promise<void> {
  answerWith(subjectId)
  await refreshSession()
}

test('other things that the tab keeps stay', async () => {
  sessionStorage.setItem('other', 'x')
  await signOut()
  expect(sessionStorage.getItem('other')).toBe('x')
})
