import type { ButtonProps } from 'antd'
import { Button, Upload } from 'antd'
import type { ReactNode } from 'react'

export interface UploadButtonProps extends Pick<ButtonProps, 'type' | 'disabled'> {
  /** Endings and types that can be chosen, as an input of files takes them. */
  readonly accept: string
  readonly isBusy: boolean
  readonly onFile: (file: File) => Promise<unknown>
  readonly children: ReactNode
}

/** A button that takes one file, by choice or dropped upon it, and leaves the sending to the page. */
export function UploadButton(props: UploadButtonProps): ReactNode {
  const { accept, isBusy, onFile, type = 'default', disabled = false, children } = props
  return (
    <Upload
      showUploadList={false}
      accept={accept}
      disabled={disabled}
      beforeUpload={(file) => {
        void onFile(file)
        return false
      }}
    >
      <Button type={type} loading={isBusy} disabled={disabled}>
        {children}
      </Button>
    </Upload>
  )
}
