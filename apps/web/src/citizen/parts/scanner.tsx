import type { ReactNode } from 'react'
import { CameraView } from '../../scanning/camera-view.tsx'
import { PhotoField } from '../../scanning/photo-field.tsx'

export interface ScannerProps {
  /** Called with the text of a code, once for each that is seen. */
  readonly onFound: (text: string) => void
  /** While what was found is looked up. */
  readonly isPaused: boolean
}

/** Looks for a QR code through the camera, or in a photo where there is none. */
export function Scanner({ onFound, isPaused }: ScannerProps): ReactNode {
  return (
    <div className="stack">
      <CameraView
        onFound={onFound}
        isPaused={isPaused}
        otherwise="可以在手机设置里允许使用相机，或者选一张拍好的照片。"
      />
      <PhotoField
        label="选一张有二维码的照片"
        onFound={onFound}
        otherwise="请离近一点、光线亮一点再拍，或改用“填票面五项”。"
      />
    </div>
  )
}
