/* oxlint-disable jsx-a11y/no-noninteractive-tabindex -- What scrolls has to be reached by keyboard. */
import { App, Button } from 'antd'
import type { ReactNode } from 'react'
import './copied-block.css'

export interface CopiedBlockProps {
  /** What it is, for the button and for whoever cannot see it. */
  readonly label: string
  readonly text: string
  readonly tall?: boolean
}

/** Text of a machine with a button that copies it. */
export function CopiedBlock({ label, text, tall = false }: CopiedBlockProps): ReactNode {
  return (
    <div className="copied-block">
      <div className="copied-head">
        <span>{label}</span>
        <CopyButton label={label} text={text} />
      </div>
      <pre
        tabIndex={0}
        className={tall ? 'copied-tall' : ''}
        aria-label={`${label}的内容`}
        role="group"
      >
        {text}
      </pre>
    </div>
  )
}

export function CopyButton({
  label,
  text,
}: {
  readonly label: string
  readonly text: string
}): ReactNode {
  const { message } = App.useApp()
  const copy = () => {
    navigator.clipboard
      .writeText(text)
      .then(() => message.success('已复制'))
      .catch(() => message.error('浏览器不让复制，请手工选择。'))
  }
  return (
    <Button size="small" onClick={copy} aria-label={`复制${label}`}>
      复制
    </Button>
  )
}
