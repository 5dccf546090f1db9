import { expect, test } from 'vitest'
import { Endings } from './endings.ts'

function noted() {
  const notes: string[] = []
  const work = (name: string) => async () => void notes.push(name)
  return { notes, work, endings: new Endings() }
}

test('the latest is undone first, and nothing twice', async () => {
  const { notes, work, endings } = noted()
  await endings.add(work('database'))
  await endings.add(work('province'))
  await Promise.all([endings.end(), endings.end()])
  expect(notes).toEqual(['province', 'database'])
})

test('what is started after the end began is undone at once', async () => {
  const { notes, work, endings } = noted()
  expect(endings.hasBegun).toBe(false)
  await endings.end()
  expect(endings.hasBegun).toBe(true)
  await endings.add(work('late'))
  expect(notes).toEqual(['late'])
})

test('a part that cannot be ended does not keep the others, and is told', async () => {
  const { notes, work, endings } = noted()
  await endings.add(work('database'))
  await endings.add(() => Promise.reject(new Error('stuck')))
  await endings.add(work('hub'))
  await expect(endings.end()).rejects.toThrow('stuck')
  expect(notes).toEqual(['hub', 'database'])
})
