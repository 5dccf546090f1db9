import { createServer } from 'node:http'
import type { ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { SampleLogIn } from '../onboarding/sample-log-ins.ts'
import { escaped } from './escaped.ts'
import type { KeptMail, KeptMails } from './kept-mails.ts'
import { logInsTable, textsTable } from './people-pages.ts'
import type { SentText } from './people-pages.ts'

export interface RunningMailbox {
  readonly url: string
  stop(): Promise<void>
}

/** What the pages show. */
export interface MailboxContents {
  readonly mails: KeptMails
  readonly texts: () => readonly SentText[]
  readonly logIns: () => readonly SampleLogIn[]
  readonly now: () => number
  /** Where the portals are served. */
  readonly portals: string
}

/** Pages on which everybody's mails, text messages and log-ins can be read: for a demo on this machine, where nobody is real. */
export async function startMailboxPages(
  contents: MailboxContents,
  port: number,
): Promise<RunningMailbox> {
  const server = createServer((request, response) => {
    void answer(contents, request.url ?? '/', response).catch(() => response.writeHead(500).end())
  })
  const listening = Promise.withResolvers<void>()
  server.once('error', listening.reject)
  server.listen(port, '127.0.0.1', listening.resolve)
  await listening.promise
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      const closed = Promise.withResolvers<void>()
      server.close(() => closed.resolve())
      server.closeAllConnections()
      await closed.promise
    },
  }
}

async function answer(
  { mails, texts, logIns, portals, now }: MailboxContents,
  url: string,
  response: ServerResponse,
): Promise<void> {
  const [, name = '', attachment] = url.split('/').map(decodeURIComponent)
  if (name === '') return page(response, '演示邮箱', listOf(await mails.list()))
  if (name === 'text-messages') return page(response, '演示短信', textsTable(texts()))
  if (name === 'log-ins') {
    return page(response, '演示登录', logInsTable(logIns(), portals, now()))
  }
  const mail = await mails.find(name)
  if (mail === null) return page(response, '没有这封邮件', '<p>没有这封邮件。</p>', 404)
  if (attachment === undefined) return page(response, mail.subject, mailOf(mail))
  const found = mail.attachments[Number(attachment)]
  if (found === undefined) return page(response, '没有这个附件', '<p>没有这个附件。</p>', 404)
  response.writeHead(200, {
    ...headers,
    'content-type': found.contentType,
    'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(found.name)}`,
  })
  response.end(found.bytes)
}

const headers = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
} as const

function page(response: ServerResponse, title: string, body: string, status = 200): void {
  response.writeHead(status, { ...headers, 'content-type': 'text/html; charset=utf-8' })
  response.end(
    `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title><style>
body{font:16px/1.6 system-ui,sans-serif;color:#1F2933;background:#F6F7F9;max-width:860px;margin:2rem auto;padding:0 1rem}
a{color:#1F4E8C}table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.5rem;border-bottom:1px solid #D9DEE5}
pre{white-space:pre-wrap;font:inherit;background:#fff;padding:1rem;border:1px solid #D9DEE5}
</style><nav><a href="/">邮件</a> · <a href="/text-messages">短信</a> · <a href="/log-ins">登录账号</a></nav><h1>${escaped(title)}</h1>${body}</html>`,
  )
}

function listOf(mails: readonly KeptMail[]): string {
  if (mails.length === 0) return '<p>还没有邮件。走完一次单位开户，邮件就会出现在这里。</p>'
  const rows = mails.map(
    ({ name, date, to, subject }) =>
      `<tr><td>${escaped(shownTime(date))}</td><td>${escaped(to)}</td><td><a href="/${name}">${escaped(subject)}</a></td></tr>`,
  )
  return `<table><tr><th>时间</th><th>收件人</th><th>主题</th></tr>${rows.join('')}</table>`
}

function mailOf({ name, to, date, text, attachments }: KeptMail): string {
  const files = attachments.map(
    ({ name: file, bytes }, index) =>
      `<li><a href="/${name}/${index}">${escaped(file)}</a>（${Math.ceil(bytes.length / 1024)} KB）</li>`,
  )
  const list = files.length === 0 ? '' : `<h2>附件</h2><ul>${files.join('')}</ul>`
  return `<p>收件人：${escaped(to)}<br>时间：${escaped(shownTime(date))}</p><pre>${escaped(text)}</pre>${list}<p><a href="/">返回列表</a></p>`
}

function shownTime(date: Date): string {
  return date.toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false })
}
