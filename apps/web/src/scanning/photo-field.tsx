import { useId, useState } from 'react'
import type { ReactNode } from 'react'
import { codeInPhoto } from './code-in.ts'
import './scanning.css'

export interface PhotoFieldProps {
  readonly label: string
  /** Called with the text of the code in each photo. */
  readonly onFound: (text: string) => void
  /** What to do when a photo shows no code. */
  readonly otherwise: string
  readonly isMultiple?: boolean
}

/** Where photos of QR codes are chosen. They stay on the device. */
export function PhotoField(props: PhotoFieldProps): ReactNode {
  const { label, onFound, otherwise, isMultiple = false } = props
  const id = useId()
  const [without, setWithout] = useState<readonly string[]>([])
  const read = async (photos: readonly File[]) => {
    const named: string[] = []
    for (const photo of photos) {
      const text = await codeInPhoto(photo)
      if (text === null) named.push(photo.name)
      else onFound(text)
    }
    setWithout(named)
  }
  return (
    <>
      <div className="field photo-field">
        <label htmlFor={id}>{label}</label>
        <input
          id={id}
          type="file"
          accept="image/*"
          multiple={isMultiple}
          onChange={(event) => {
            const photos = [...(event.target.files ?? [])]
            // The same photo can be chosen again.
            event.target.value = ''
            void read(photos)
          }}
        />
      </div>
      {without.length > 0 && (
        <p className="notice photo-notice" role="alert">
          照片里没有找到二维码{isMultiple && `：${without.join('、')}`}。{otherwise}
        </p>
      )}
    </>
  )
}
