import type { StateWord } from '@piaoqiao/domain'
import { stateWords } from '@piaoqiao/domain'
import type { ReactNode } from 'react'
import { withDays } from '../words/dates.ts'
import { Chip } from './chip.tsx'
import type { Tone } from './chip.tsx'
import type { IconName } from './icon.tsx'

interface Look {
  readonly tone: Tone
  readonly icon: IconName
  /** What follows from the state, for whoever asks. */
  readonly follows: string
}

const looks: Readonly<Record<StateWord, Look>> = {
  可报销: { tone: 'good', icon: 'check', follows: '可以授权单位报销，或由单位查验后锁定。' },
  已锁定: {
    tone: 'held',
    icon: 'lock',
    follows: '持有单位报销、解锁或到期之前，其他单位不能使用。',
  },
  部分报销: { tone: 'good', icon: 'half', follows: '余下的金额还可以由下一个单位报销。' },
  已报销: { tone: 'used', icon: 'done', follows: '没有余额了，等待报销单位入账。' },
  已入账: { tone: 'used', icon: 'book', follows: '报销单位已经入账，全部办完。' },
  冲红锁定: { tone: 'warn', icon: 'lock', follows: '开票单位准备冲红，任何单位都不能使用。' },
  待冲红: { tone: 'warn', icon: 'clock', follows: '持有单位解锁或到期后，直接转为冲红锁定。' },
  待追回: { tone: 'warn', icon: 'clock', follows: '报销过的单位撤销报销后，开票单位才能冲红。' },
  已冲红: { tone: 'ended', icon: 'cross', follows: '这张票据已经作废，不能再使用。' },
  已换开纸票: {
    tone: 'ended',
    icon: 'paper',
    follows: '请使用纸质票据；纸票退回后才能再用电子票据。',
  },
  红字票据: { tone: 'ended', icon: 'cross', follows: '这是冲销另一张票据的红字票据，不能报销。' },
  无可报销余额: { tone: 'used', icon: 'done', follows: '医保等已经支付了全部金额。' },
}

const isStateWord = (text: string): text is StateWord =>
  (stateWords as readonly string[]).includes(text)

export interface StateChipProps {
  /** One of the words for the state of a bill; another word is shown plainly. */
  readonly state: string
  /** The state with who holds the bill until when, shown on hovering and read aloud. */
  readonly sentence?: string | null
}

/** The state of a bill: word, icon and colour together. */
export function StateChip({ state, sentence }: StateChipProps): ReactNode {
  const look: Look = isStateWord(state)
    ? looks[state]
    : { tone: 'ended', icon: 'clock', follows: '' }
  const told = [withDays(sentence ?? state), look.follows].filter((part) => part !== '').join('。')
  return (
    <Chip tone={look.tone} icon={look.icon} told={told}>
      {state}
    </Chip>
  )
}

/** What follows from a state, as a sentence; empty for words that are none. */
export const followsFrom = (state: string): string =>
  isStateWord(state) ? looks[state].follows : ''

/** Whether nothing can be done with the bill any more, so that no balance of it counts. */
export const isOver = (state: string): boolean =>
  isStateWord(state) && looks[state].tone === 'ended'
