import type { InputRef } from 'antd'
import { Button, Card, Input } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { office } from '../../api/client.ts'
import { faultOf } from '../../api/fault.ts'
import { useWorkQueue } from '../../api/use-work-queue.ts'
import { CameraView } from '../../scanning/camera-view.tsx'
import { PhotoField } from '../../scanning/photo-field.tsx'
import { newRequestId } from '../../words/request-id.ts'
import { QueueNote } from './queue-note.tsx'
import type { Verified } from './scanned-bills.tsx'
import { LockScanned, ScannedBills, scannedFrom } from './scanned-bills.tsx'

const textMax = 1_000

async function verifyText(text: string): Promise<Verified> {
  const { data, error } = await office.POST('/desk/verifications/qr', { body: { text } })
  if (data === undefined) throw faultOf(error)
  return data
}

/** Bill after bill by its QR code: a hand scanner that types, the camera, or photos. */
export function ScanWay(): ReactNode {
  // One after the other, so that the results come in the order of the bills on the desk.
  const [state, queue] = useWorkQueue('scanned-bills', verifyText, 1)
  const [left, setLeft] = useState<readonly string[]>([])
  const scanned = scannedFrom(state.entries)
  const chosen = scanned.filter(({ id, canLock }) => canLock && !left.includes(id))
  const add = (given: string) => {
    const text = given.trim()
    if (text === '') return
    const { length } = queue.snapshot().entries
    queue.add([{ id: newRequestId(), name: String(length + 1), work: text }])
  }
  return (
    <>
      <Card className="panel not-printed">
        <HandScanner onFound={add} />
        <Camera onFound={add} />
        <PhotoField
          label="或者选拍好的照片，可以一次选几张"
          isMultiple
          onFound={add}
          otherwise="请离近一点、光线亮一点再拍，或改用“填票面信息”。"
        />
      </Card>
      <QueueNote state={state} queue={queue} counted="张" ifLost="请把这几张再扫一次。">
        <LockScanned chosen={chosen} />
      </QueueNote>
      {scanned.length > 0 && (
        <ScannedBills
          scanned={scanned}
          chosen={chosen.map(({ id }) => id)}
          onChoose={(ids) => {
            const lockable = scanned.filter(({ canLock }) => canLock)
            setLeft(lockable.map(({ id }) => id).filter((id) => !ids.includes(id)))
          }}
        />
      )}
    </>
  )
}

interface FindingProps {
  readonly onFound: (text: string) => void
}

/** A hand scanner types the text of a code and ends it with Enter; the field is free again at once. */
function HandScanner({ onFound }: FindingProps): ReactNode {
  const [text, setText] = useState('')
  const field = useRef<InputRef>(null)
  // A hand scanner types wherever the focus is.
  useEffect(() => field.current?.focus(), [])
  return (
    <div className="panel">
      <label htmlFor="hand-scanner">扫码枪对着二维码扫，内容会填到这里</label>
      <Input
        id="hand-scanner"
        ref={field}
        autoComplete="off"
        maxLength={textMax}
        value={text}
        placeholder="也可以粘贴二维码内容，再按回车"
        onChange={(event) => setText(event.target.value)}
        onPressEnter={(event) => {
          onFound(event.currentTarget.value)
          setText('')
          field.current?.focus()
        }}
      />
    </div>
  )
}

/** The camera is asked for only when somebody wants it: most desks have a hand scanner. */
function Camera({ onFound }: FindingProps): ReactNode {
  const [isOn, setOn] = useState(false)
  return (
    <>
      <p>
        <Button aria-expanded={isOn} onClick={() => setOn(!isOn)}>
          {isOn ? '关闭相机' : '用相机扫'}
        </Button>
      </p>
      {isOn && (
        <div className="desk-camera">
          <CameraView
            onFound={onFound}
            isPaused={false}
            otherwise="请在浏览器里允许使用相机，或者用扫码枪、选照片。"
          />
        </div>
      )}
    </>
  )
}
