import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { codeIn } from './code-in.ts'
import './scanning.css'

export interface CameraViewProps {
  /** Called with the text of a code when it comes into view. */
  readonly onFound: (text: string) => void
  /** While what was found is looked up. */
  readonly isPaused: boolean
  /** What to do where there is no camera, or it may not be used. */
  readonly otherwise: string
}

const pauseMs = 200
/** A code that was out of view so often may come again: it is another look at it. */
const looksUntilForgotten = 5

/** Looks for QR codes through the camera of the device. */
export function CameraView({ onFound, isPaused, otherwise }: CameraViewProps): ReactNode {
  const [video, camera] = useCamera()
  useCodes({ video, isLooking: camera === 'on' && !isPaused, onFound })
  return (
    <>
      {camera !== 'none' && (
        <video ref={video} className="scanner" muted playsInline aria-label="相机画面" />
      )}
      <p role="status">
        {camera === 'none' ? `用不了相机。${otherwise}` : '把票据上的二维码放进画面里，保持平稳。'}
      </p>
    </>
  )
}

type Video = React.RefObject<HTMLVideoElement | null>

function useCamera(): readonly [Video, 'asking' | 'on' | 'none'] {
  const video = useRef<HTMLVideoElement>(null)
  const [camera, setCamera] = useState<'asking' | 'on' | 'none'>('asking')
  useEffect(() => {
    let stream: MediaStream | null = null
    let isOver = false
    const begin = async () => {
      try {
        const begun = await navigator.mediaDevices.getUserMedia({
          video: { facingMode: 'environment' },
        })
        if (isOver || video.current === null) {
          for (const track of begun.getTracks()) track.stop()
          return
        }
        stream = begun
        video.current.srcObject = begun
        await video.current.play()
        setCamera('on')
      } catch {
        if (!isOver) setCamera('none')
      }
    }
    void begin()
    return () => {
      isOver = true
      for (const track of stream?.getTracks() ?? []) track.stop()
    }
  }, [])
  return [video, camera]
}

function useCodes(given: {
  readonly video: Video
  readonly isLooking: boolean
  readonly onFound: (text: string) => void
}): void {
  const { video, isLooking, onFound } = given
  const last = useRef({ text: '', looksWithout: 0 })
  const found = useRef(onFound)
  useEffect(() => {
    found.current = onFound
  }, [onFound])
  useEffect(() => {
    if (!isLooking) return undefined
    const timer = setInterval(() => {
      const source = video.current
      if (source === null || source.videoWidth === 0) return
      const text = codeIn(source, source.videoWidth, source.videoHeight)
      if (text === null) {
        last.current.looksWithout += 1
        if (last.current.looksWithout >= looksUntilForgotten) last.current.text = ''
        return
      }
      const isSame = text === last.current.text
      last.current = { text, looksWithout: 0 }
      if (!isSame) found.current(text)
    }, pauseMs)
    return () => clearInterval(timer)
  }, [video, isLooking])
}
