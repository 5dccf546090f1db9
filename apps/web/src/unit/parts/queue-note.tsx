import { Button, Progress } from 'antd'
import type { ReactNode } from 'react'
import type { QueueState, WorkQueue } from '../../api/work-queue.ts'
import { FaultNote } from '../../elements/fault-note.tsx'

export interface QueueNoteProps<Work, Answer> {
  readonly state: QueueState<Work, Answer>
  readonly queue: Pick<WorkQueue<Work, Answer>, 'goOn' | 'tryAgain' | 'clear'>
  /** How they are counted: 张, 个文件. */
  readonly counted: string
  /** What to do with those that a reload lost. */
  readonly ifLost: string
  /** What else can be done with the results. */
  readonly children?: ReactNode
}

/** How far a row of verifications is, what stopped it, and how it goes on. */
export function QueueNote<Work, Answer>(props: QueueNoteProps<Work, Answer>): ReactNode {
  const { state, queue, counted, ifLost, children } = props
  const { entries, isStopped } = state
  if (entries.length === 0) return null
  const count = (...states: readonly string[]) =>
    entries.filter(({ state: each }) => states.includes(each)).length
  const [open, failed, lost] = [count('waiting', 'sent'), count('failed'), count('lost')]
  const answered = entries.length - open - lost
  const canRetry = entries.some(({ state: each, work }) => each === 'failed' && work !== null)
  const fault = entries.find((entry) => entry.state === 'waiting' && entry.fault !== null)?.fault
  return (
    <>
      <div className="filters not-printed" role="group" aria-label="这次查验">
        <span role="status">
          已查 {answered} {counted}，共 {entries.length} {counted}
          {failed > 0 && `，${failed} ${counted}没有查成`}
        </span>
        {children}
        {canRetry && <Button onClick={queue.tryAgain}>没有查成的再查一遍</Button>}
        <Button disabled={open > 0 && !isStopped} onClick={queue.clear}>
          清空结果
        </Button>
      </div>
      {open > 0 && (
        <Progress
          percent={Math.floor((answered / entries.length) * 100)}
          aria-label={`已查 ${answered} ${counted}，共 ${entries.length} ${counted}`}
        />
      )}
      {isStopped && <FaultNote error={fault} retry={queue.goOn} />}
      {lost > 0 && (
        <p role="alert">
          {lost} {counted}在页面重新打开前没有查完。{ifLost}
        </p>
      )}
    </>
  )
}
