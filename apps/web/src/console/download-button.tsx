import type { ButtonProps } from 'antd'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { downloadFile } from '../api/files.ts'
import { useAct } from '../api/use-act.ts'
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
  const act = useAct()
  const download = () =>
    act.run(async () => {
      await downloadFile(path)
      return {}
    })
  return (
    <>
      <Button size={size} disabled={disabled} loading={act.isBusy} onClick={() => void download()}>
        {children}
      </Button>
      {act.fault !== null && <FaultNote error={act.fault} />}
    </>
  )
}
