import { expect, test } from 'vitest'
import { describeArchitecture } from './architecture-picture.ts'
import { replaceBetweenMarkers } from './document-markers.ts'

const rule = (folder: string, imports: string[]) => ({ folder, imports, node: [], why: 'Why.' })

test('arrows that follow from others are not drawn', () => {
  const text = describeArchitecture(
    {
      testCode: [],
      testImports: [],
      workspaces: [
        rule('packages/domain', []),
        rule('packages/protocol', ['packages/domain']),
        rule('apps/*', ['packages/*']),
        rule('tools', ['packages/*']),
      ],
      rules: [],
    },
    ['apps/hub', 'packages/domain', 'packages/protocol', 'tools'],
  )
  expect(text.split('\n').filter((line) => line.includes('-->'))).toEqual([
    '  apps_hub --> packages_protocol',
    '  packages_protocol --> packages_domain',
  ])
})

test('only what stands between the markers is replaced', () => {
  const document = 'before\n<!-- map:begin -->\nold\n<!-- map:end -->\nafter'
  expect(replaceBetweenMarkers(document, 'map', 'new')).toBe(
    'before\n<!-- map:begin -->\n\nnew\n\n<!-- map:end -->\nafter',
  )
})

test('a document without the markers is refused', () => {
  expect(() => replaceBetweenMarkers('text', 'map', 'new')).toThrow('<!-- map:begin -->')
})
