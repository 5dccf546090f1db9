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

/** Where documents of the repository stand in this portal. */
const pagesHere: Readonly<Record<string, string>> = {
  'protocol/README.md': '/developer',
  'protocol/sandbox.md': '/developer/guides/sandbox',
  'his/README.md': '/developer/his',
  'conformance/README.md': '/developer/own/conformance',
  'sdk/README.md': '/developer/downloads',
  'refusals.md': '/developer/codes',
}

/** Links between our pages lead to the pages here; what has no page here is named. */
function reference(href: string, content: ReactNode): ReactNode {
  const to = pathHere(href)
  return to === null ? <span>{content}</span> : <Link to={to}>{content}</Link>
}

function pathHere(href: string): string | null {
  const message = /^(?:\.\.\/protocol\/)?([a-z]+(?:\.[a-z]+)+)\.md/.exec(href)?.[1]
  if (message !== undefined) return `/developer/messages/${message}`
  const method = /^([a-zA-Z]+)\.md$/.exec(href)?.[1]
  if (href === 'README.md') return '/developer/his'
  if (href === 'sandbox.md') return '/developer/guides/sandbox'
  if (href === '#codes') return '/developer/codes'
  if (method !== undefined) return `/developer/his/${method}`
  const known = Object.entries(pagesHere).find(([end]) => href.endsWith(end))
  return known === undefined ? null : known[1]
}
