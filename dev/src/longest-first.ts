import type { TestSpecification } from 'vitest/node'
import { BaseSequencer } from 'vitest/node'

/** What takes longest, in parts of paths. */
const longest = [
  'dev/src/demo.test.ts',
  'dev/src/crash/',
  'dev/src/bench/',
  'tests/e2e/src/portals/',
]

/** The order of the test files: what takes longest begins, so that nothing of it runs alone at the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const found = longest.findIndex((part) => moduleId.includes(`/${part}`))
      return found === -1 ? longest.length : found
    }
    // oxlint-disable-next-line unicorn/no-array-sort -- The sequencer sorts, and not an array.
    const sorted = await super.sort(files)
    return sorted.toSorted((a, b) => rank(a) - rank(b))
  }
}
