import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { queries } from '../api/client.ts'
import type { Answered } from '../api/use-act.ts'
import { useAct } from '../api/use-act.ts'
import { FaultNote } from '../elements/fault-note.tsx'

export interface ReasonButtonProps {
  readonly label: string
  /** What will happen, said before it does. */
  readonly about: string
  /** Sends the act with the words that somebody wrote. */
  readonly send: (text: string) => Promise<Answered<unknown>>
  /** What the words are; none are asked for where it is absent. */
  readonly ask?: string
  /** Most characters of them. */
  readonly charactersMax?: number
  readonly isGrave?: boolean
  readonly isMain?: boolean
  /** What else is filled in before it is sent. */
  readonly children?: ReactNode
  /** Whether that is filled in. */
  readonly isFilled?: boolean
}

const reasonCharactersMax = 150

/** A button that says what will happen, asks for a reason where one is kept, and then does it once. */
export function ReasonButton(props: ReasonButtonProps): ReactNode {
  const {
    label,
    about,
    send,
    ask,
    charactersMax = reasonCharactersMax,
    isGrave = false,
    isMain = false,
    isFilled = true,
  } = props
  const [isOpen, setOpen] = useState(false)
  const [text, setText] = useState('')
  const act = useAct()
  const confirm = async () => {
    const answer = await act.run(() => send(text.trim()))
    if (answer === null) return
    setOpen(false)
    setText('')
    await queries.invalidateQueries()
  }
  return (
    <>
      <Button danger={isGrave} type={isMain ? 'primary' : 'default'} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Modal
        open={isOpen}
        destroyOnHidden
        title={label}
        okText={`确认${label}`}
        okButtonProps={{
          danger: isGrave,
          loading: act.isBusy,
          disabled: !isFilled || (ask !== undefined && text.trim() === ''),
        }}
        onOk={() => void confirm()}
        onCancel={() => setOpen(false)}
      >
        <p>{about}</p>
        {props.children}
        {ask !== undefined && (
          <Input.TextArea
            aria-label={ask}
            placeholder={ask}
            rows={3}
            maxLength={charactersMax}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
        {act.fault !== null && <FaultNote error={act.fault} />}
      </Modal>
    </>
  )
}
