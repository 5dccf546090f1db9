import { outcomes, refusal, refusalSentence, refusals } from '@piaoqiao/domain'
import { bookFaults } from '../book-error.ts'
import { stationFaults } from '../station-error.ts'

export interface CodeWords {
  readonly sentence: string
  readonly next: string
}

const nothingToDo = '无需处理。'

const ownWords: Readonly<Record<string, CodeWords>> = {
  WITHDRAWN_UNSENT: { sentence: '这笔入账尚未报送，已直接撤销。', next: nothingToDo },
  SUPERSEDED: { sentence: '这张票据后来按另一笔凭证入账，这一笔已失效。', next: nothingToDo },
}

/** What a code that the books keep says: one of the province's, of the station's own, or of another version. */
export function wordsOf(code: string): CodeWords {
  const [known] = [ownWords, stationFaults, bookFaults].flatMap((table: WordTable) =>
    Object.hasOwn(table, code) ? [table[code]] : [],
  )
  if (known !== undefined) return known
  if (Object.hasOwn(refusals, code)) {
    const name = code as keyof typeof refusals
    return { sentence: refusalSentence(refusal(name)), next: refusals[name].next }
  }
  if (Object.hasOwn(outcomes, code)) {
    return { sentence: outcomes[code as keyof typeof outcomes], next: nothingToDo }
  }
  return { sentence: `省级平台的答复代码是${code}。`, next: '请按代码查询原因。' }
}

type WordTable = Readonly<Record<string, CodeWords>>
