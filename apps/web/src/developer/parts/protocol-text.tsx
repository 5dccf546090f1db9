import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { MarkdownParts } from '../../elements/markdown.tsx'
import { Markdown } from '../../elements/markdown.tsx'
import { CopiedBlock } from './copied-block.tsx'

const parts: MarkdownParts = {
  code: (label, text) => <CopiedBlock label={label} text={text} />,
  link: reference,
}

/** A page of the protocol, with examples that can be copied. */
export function ProtocolText({ text }: { readonly text: string }): ReactNode {
  return <Markdown text={text} parts={parts} />
}

/** Links between our pages lead to the pages here; what has no page here is named. */
function reference(href: string, content: ReactNode): ReactNode {
  const message = /^(?:\.\.\/protocol\/)?([a-z]+(?:\.[a-z]+)+)\.md/.exec(href)?.[1]
  if (message !== undefined) return <Link to={`/developer/messages/${message}`}>{content}</Link>
  if (href.startsWith('#') || href.includes('refusals.md')) {
    return <Link to="/developer/codes">{content}</Link>
  }
  if (href === 'sandbox.md') return <Link to="/developer/guides/sandbox">{content}</Link>
  return <span>{content}</span>
}
