import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { SandboxMessages } from '../parts/sandbox-messages.tsx'

/** The unit's own messages in the sandbox. */
export function SentPage(): ReactNode {
  return (
    <SandboxMessages
      home="/developer/own/messages"
      first={<Link to="/developer/own/try">去试发一条</Link>}
      mayReplay
    />
  )
}
