import { isSource } from '../import-map/imports.ts'
import type { Problem } from '../problem.ts'
import type { Repository } from '../repository.ts'
import { checkExceptions, exceptions, exceptionsMax, type Exception } from './exceptions.ts'

const linesWanted = 300
const linesMax = 500

/** A file has one subject; one that grows beyond its bound has two. Generated files are as long as what they say. */
export function checkFileLengths(
  repository: Repository,
  list: readonly Exception[] = exceptions,
  max: number = exceptionsMax,
): Problem[] {
  const needed = new Set<Exception>()
  const problems = repository.paths.filter(isSource).flatMap((path): Problem[] => {
    const text = repository.read(path)
    const lines = text.split('\n').length - 1
    if (lines <= linesWanted || text.startsWith('// Generated ')) return []
    const exception = list.find((each) => each.path === path)
    if (exception !== undefined) needed.add(exception)
    if (exception !== undefined && lines <= linesMax) return []
    const bound = exception === undefined ? linesWanted : linesMax
    return [{ path, message: `has ${lines} lines; the bound is ${bound}. Part it by subject.` }]
  })
  return [...problems, ...checkExceptions(list, max, needed)]
}
