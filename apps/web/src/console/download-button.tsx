import type { ButtonProps } from 'antd'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useDownload } from '../api/use-download.ts'
import { FaultNote } from '../elements/fault-note.tsx'

export interface DownloadButtonProps {
  /** Of the document, below the prefix of the API. */
  readonly path: string
  readonly size?: NonNullable<ButtonProps['size']>
  readonly disabled?: boolean
  readonly children: ReactNode
}

/** Fetches a document for the reader to keep; why it did not come stands beside the button. */
export function DownloadButton(props: DownloadButtonProps): ReactNode {
  const { path, size = 'middle', disabled = false, children } = props
  const download = useDownload()
  return (
    <>
      <Button
        size={size}
        disabled={disabled}
        loading={download.isBusy}
        onClick={() => download.start(path)}
      >
        {children}
      </Button>
      {download.fault !== null && <FaultNote error={download.fault} />}
    </>
  )
}
