import type { ReactNode } from 'react'
import { SandboxMessages } from '../../developer/parts/sandbox-messages.tsx'
import { useConnectionRights } from './connection-rights.ts'

const lookAgainMs = 5_000

/** The unit's own messages in the sandbox, as they come. */
export function MessagesPage(): ReactNode {
  const { mayAct } = useConnectionRights()
  return (
    <SandboxMessages
      home="/unit/connection/messages"
      first={<a href="/developer/own/try">在线试发一条</a>}
      mayReplay={mayAct}
      lookAgainMs={lookAgainMs}
    />
  )
}
