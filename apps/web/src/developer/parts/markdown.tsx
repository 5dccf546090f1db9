/* oxlint-disable jsx-a11y/no-noninteractive-tabindex -- What scrolls has to be reached by keyboard. */
/* oxlint-disable react/no-array-index-key -- The tokens of a text that never changes keep their places. */
import { lexer } from 'marked'
import type { Token, Tokens } from 'marked'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { CopiedBlock } from './copied-block.tsx'
import './markdown.css'

/** Our own pages, drawn token by token: HTML in them would be shown as text. */
export function Markdown({ text }: { readonly text: string }): ReactNode {
  return <div className="markdown">{lexer(text).map(block)}</div>
}

function block(token: Token, key: number): ReactNode {
  switch (token.type) {
    case 'heading':
      return heading(token as Tokens.Heading, key)
    case 'paragraph':
      return <p key={key}>{inlines(token)}</p>
    case 'code':
      return (
        <CopiedBlock
          key={key}
          label={(token as Tokens.Code).lang ?? '示例'}
          text={(token as Tokens.Code).text}
        />
      )
    case 'list':
      return list(token as Tokens.List, key)
    case 'table':
      return table(token as Tokens.Table, key)
    case 'space':
      return null
    default:
      return <span key={key}>{inlines(token)}</span>
  }
}

function heading({ depth, text, tokens }: Tokens.Heading, key: number): ReactNode {
  const Level = depth <= 2 ? 'h2' : 'h3'
  return (
    <Level key={key} id={text.toLowerCase().replaceAll(/[`.]/g, '').replaceAll(' ', '-')}>
      {tokens.map(inline)}
    </Level>
  )
}

function list({ ordered, items }: Tokens.List, key: number): ReactNode {
  const lines = items.map((item, index) => <li key={index}>{item.tokens.map(block)}</li>)
  return ordered ? <ol key={key}>{lines}</ol> : <ul key={key}>{lines}</ul>
}

function table({ header, rows }: Tokens.Table, key: number): ReactNode {
  return (
    <div key={key} className="markdown-table" role="group" aria-label="表格" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {header.map((cell, index) => (
              <th key={index} scope="col">
                {cell.tokens.map(inline)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, index) => (
                <td key={index}>{cell.tokens.map(inline)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function inlines(token: Token): ReactNode {
  return 'tokens' in token && token.tokens !== undefined ? token.tokens.map(inline) : token.raw
}

const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
}

function inline(token: Token, key: number): ReactNode {
  switch (token.type) {
    case 'codespan':
      return (
        <code key={key}>
          {(token as Tokens.Codespan).text.replaceAll(
            /&(?:lt|gt|quot|#39|amp);/g,
            (one) => entities[one] ?? one,
          )}
        </code>
      )
    case 'strong':
      return <strong key={key}>{inlines(token)}</strong>
    case 'em':
      return <em key={key}>{inlines(token)}</em>
    case 'link':
      return <Reference key={key} link={token as Tokens.Link} />
    default:
      return <span key={key}>{inlines(token)}</span>
  }
}

/** Links between our pages lead to the pages here; what has no page here is named. */
function Reference({ link }: { readonly link: Tokens.Link }): ReactNode {
  const content = link.tokens.map(inline)
  const message = /^(?:\.\.\/protocol\/)?([a-z]+(?:\.[a-z]+)+)\.md/.exec(link.href)?.[1]
  if (message !== undefined) return <Link to={`/developer/messages/${message}`}>{content}</Link>
  if (link.href.startsWith('#') || link.href.includes('refusals.md')) {
    return <Link to="/developer/codes">{content}</Link>
  }
  if (link.href === 'sandbox.md') return <Link to="/developer/guides/sandbox">{content}</Link>
  return <span>{content}</span>
}
