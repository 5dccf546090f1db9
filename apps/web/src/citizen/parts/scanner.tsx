import decodeQr from 'qr/decode.js'
import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'

export interface ScannerProps {
  /** Called with the text of a code, once for each that is seen. */
  readonly onFound: (text: string) => void
  /** While what was found is looked up. */
  readonly isPaused: boolean
}

const pauseMs = 200
/** Larger pictures are made smaller before a code is looked for. */
const sideMaxPx = 1_200

/** Looks for a QR code through the camera, or in a photo where there is none. Pictures stay on the device. */
export function Scanner({ onFound, isPaused }: ScannerProps): ReactNode {
  const video = useRef<HTMLVideoElement>(null)
  const [camera, setCamera] = useState<'asking' | 'on' | 'none'>('asking')
  const [hasNoCode, setHasNoCode] = useState(false)
  const last = useRef('')
  const found = useRef(onFound)
  useEffect(() => {
    found.current = onFound
  }, [onFound])

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

  useEffect(() => {
    if (camera !== 'on' || isPaused) return undefined
    const timer = setInterval(() => {
      const source = video.current
      if (source === null || source.videoWidth === 0) return
      const text = textIn(source, source.videoWidth, source.videoHeight)
      if (text === null || text === last.current) return
      last.current = text
      found.current(text)
    }, pauseMs)
    return () => clearInterval(timer)
  }, [camera, isPaused])

  const readPhoto = async (photo: File) => {
    const bitmap = await createImageBitmap(photo).catch(() => null)
    const text = bitmap === null ? null : textIn(bitmap, bitmap.width, bitmap.height)
    setHasNoCode(text === null)
    if (text !== null) found.current(text)
  }
  return (
    <div className="stack">
      {camera !== 'none' && (
        <video ref={video} className="scanner" muted playsInline aria-label="相机画面" />
      )}
      <p role="status">
        {camera === 'none'
          ? '用不了相机。可以在手机设置里允许使用相机，或者选一张拍好的照片。'
          : '把票据上的二维码放进画面里，保持平稳。'}
      </p>
      <div className="field">
        <label htmlFor="code-photo">选一张有二维码的照片</label>
        <input
          id="code-photo"
          type="file"
          accept="image/*"
          onChange={(event) => {
            const photo = event.target.files?.[0]
            event.target.value = ''
            if (photo !== undefined) void readPhoto(photo)
          }}
        />
      </div>
      {hasNoCode && (
        <p className="notice" role="alert">
          照片里没有找到二维码。请离近一点、光线亮一点再拍，或改用“填票面五项”。
        </p>
      )}
    </div>
  )
}

/** The text of a code in a picture; null where none is found. */
function textIn(source: CanvasImageSource, width: number, height: number): string | null {
  const scale = Math.min(1, sideMaxPx / Math.max(width, height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width * scale)
  canvas.height = Math.round(height * scale)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) return null
  context.drawImage(source, 0, 0, canvas.width, canvas.height)
  try {
    return decodeQr(context.getImageData(0, 0, canvas.width, canvas.height))
  } catch {
    return null
  }
}
