/* oxlint-disable jsx-a11y/no-noninteractive-tabindex -- What scrolls has to be reached by keyboard. */
/* oxlint-disable react/no-array-index-key -- The tokens of a text that never changes keep their places. */
import { lexer } from 'marked'
import type { Token, Tokens } from 'marked'
import { createContext, useContext } from 'react'
import type { ReactNode } from 'react'
import './markdown.css'

/** What a page may draw in its own way. */
export interface MarkdownParts {
  code(label: string, text: string): ReactNode
  /** @param href as it stands in the text; it may be anything */
  link(href: string, content: ReactNode): ReactNode
}

/** Links lead to other sites; what would lead into files beside the text is only named. */
const plainParts: MarkdownParts = {
  code: (label, text) => (
    <pre tabIndex={0} role="group" aria-label={label}>
      {text}
    </pre>
  ),
  link: (href, content) =>
    /^https?:\/\//i.test(href) ? (
      <a href={href} target="_blank" rel="noopener noreferrer">
        {content}
      </a>
    ) : (
      <span>{content}</span>
    ),
}
const Parts = createContext(plainParts)

/** A text in Markdown, drawn token by token: HTML in it is shown as text, and pictures by their words. */
export function Markdown({
  text,
  parts = plainParts,
}: {
  readonly text: string
  readonly parts?: MarkdownParts
}): ReactNode {
  return (
    <Parts value={parts}>
      <div className="markdown">{lexer(text).map(block)}</div>
    </Parts>
  )
}

function block(token: Token, key: number): ReactNode {
  switch (token.type) {
    case 'heading':
      return heading(token as Tokens.Heading, key)
    case 'paragraph':
      return <p key={key}>{inlines(token)}</p>
    case 'code':
      return <Code key={key} code={token as Tokens.Code} />
    case 'blockquote':
      return <blockquote key={key}>{(token as Tokens.Blockquote).tokens.map(block)}</blockquote>
    case 'hr':
      return <hr key={key} />
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

function heading({ depth, tokens }: Tokens.Heading, key: number): ReactNode {
  const Level = depth <= 2 ? 'h2' : 'h3'
  return <Level key={key}>{tokens.map(inline)}</Level>
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
    case 'br':
      return <br key={key} />
    case 'image':
    case 'escape':
      return <span key={key}>{(token as Tokens.Image | Tokens.Escape).text}</span>
    default:
      return <span key={key}>{inlines(token)}</span>
  }
}

function Code({ code }: { readonly code: Tokens.Code }): ReactNode {
  return useContext(Parts).code(code.lang ?? '示例', code.text)
}

function Reference({ link }: { readonly link: Tokens.Link }): ReactNode {
  return useContext(Parts).link(link.href, link.tokens.map(inline))
}
