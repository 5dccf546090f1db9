import type { Problem } from '../problem.ts'
import type { Repository } from '../repository.ts'
import { checkCommands } from './commands.ts'
import { checkDependencyReasons } from './dependency-reasons.ts'
import { checkFileLengths } from './file-length.ts'
import { checkLinks } from './links.ts'
import { checkNames } from './names.ts'
import { checkWording } from './wording.ts'

/** The rules of STYLE.md that no linter knows. */
export function checkHouse(repository: Repository): Problem[] {
  return [
    ...checkFileLengths(repository),
    ...checkNames(repository),
    ...checkWording(repository),
    ...checkDependencyReasons(repository),
    ...checkLinks(repository),
    ...checkCommands(repository),
  ]
}
