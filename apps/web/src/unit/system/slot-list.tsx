import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Chip } from '../../elements/chip.tsx'
import type { Booking, Slot } from './connection.ts'

/** What can be done with slots. */
export interface SlotActs {
  /** Of the unit. */
  readonly bookings: readonly Booking[]
  /** Whether a slot is chosen for a booking that is there. */
  readonly isMoving: boolean
  readonly isBusy: boolean
  readonly mayAct: boolean
  readonly onTake: (slot: Slot, waits: boolean) => void
}

const clockFormat = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})
const clockText = (moment: string): string => clockFormat.format(new Date(moment))
const running = new Set(['booked', 'offered', 'waiting'])

/** The slots of a day, each with what is left of it and what can be done. */
export function SlotList({ slots, ...acts }: SlotActs & { readonly slots: readonly Slot[] }) {
  return (
    <ul className="slots">
      {slots.map((slot) => (
        <li key={slot.startsAt}>
          <SlotLine slot={slot} {...acts} />
        </li>
      ))}
    </ul>
  )
}

function SlotLine({ slot, ...acts }: SlotActs & { readonly slot: Slot }): ReactNode {
  const time = `${clockText(slot.startsAt)}至${clockText(slot.endsAt)}`
  const own = acts.bookings.find(
    ({ startsAt, state }) =>
      running.has(state) && Date.parse(startsAt) === Date.parse(slot.startsAt),
  )
  return (
    <>
      <strong className="figures">{time}</strong>
      {own === undefined ? (
        <SlotState slot={slot} />
      ) : (
        <Chip tone="held" icon="check">
          本单位{own.stateName}
        </Chip>
      )}
      {own === undefined && slot.isOpen && acts.mayAct && (
        <SlotButton slot={slot} time={time} {...acts} />
      )}
    </>
  )
}

function SlotState({ slot }: { readonly slot: Slot }): ReactNode {
  if (!slot.isOpen) {
    return (
      <Chip tone="ended" icon="cross">
        已过预约时限
      </Chip>
    )
  }
  return slot.isFree ? (
    <Chip tone="good" icon="check">
      余 {slot.placesLeft}
    </Chip>
  ) : (
    <Chip tone="warn" icon="people">
      已约满，{slot.waiting} 家候补
    </Chip>
  )
}

function SlotButton({
  slot,
  time,
  isMoving,
  isBusy,
  onTake,
}: SlotActs & { readonly slot: Slot; readonly time: string }): ReactNode {
  if (isMoving && !slot.isFree) return null
  const book = isMoving ? '改到这个时间' : '预约'
  const word = slot.isFree ? book : '候补'
  return (
    <Button
      type={slot.isFree ? 'primary' : 'default'}
      aria-label={`${word} ${time}`}
      disabled={isBusy}
      onClick={() => onTake(slot, !slot.isFree)}
    >
      {word}
    </Button>
  )
}
