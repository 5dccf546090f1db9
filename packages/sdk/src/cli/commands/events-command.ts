import type { FeedEntry } from '@piaoqiao/protocol'
import { feedEventsMax } from '@piaoqiao/protocol'
import type { ExchangeError } from '../../exchange-error.ts'
import type { ExitKind } from '../exit-codes.ts'
import { faultText } from '../fault-text.ts'
import { integerOption } from '../option-values.ts'
import type { Session } from '../session.ts'
import { tableText } from '../table.ts'
import { beijingTime, printable } from '../terminal.ts'
import { UsageFault } from '../usage-fault.ts'

export interface EventsCommandOptions {
  readonly after?: string
  readonly limit?: string
  readonly follow?: boolean
}

/** Shows the events of bills in which the application has a stake, once or as they come. */
export async function eventsCommand(
  session: Session,
  { after = '0', limit, follow = false }: EventsCommandOptions,
): Promise<ExitKind> {
  if (!/^\d{1,18}$/.test(after)) throw new UsageFault('--after应为事件序号，最多18位数字')
  const entriesMax =
    limit === undefined ? undefined : integerOption('--limit', limit, 1, feedEventsMax)
  return follow ? followEvents(session, after, entriesMax) : showPage(session, after, entriesMax)
}

async function showPage(
  session: Session,
  after: string,
  limit: number | undefined,
): Promise<ExitKind> {
  const { signal } = session
  const page = await (await session.client()).events(after, limit, { signal })
  session.result(page, () => {
    if (page.entries.length === 0) return '没有新的事件。\n'
    const rows = page.entries.map((entry) => cellsOf(entry).map((text) => ({ text })))
    const more = page.more ? `还有更多事件，请从${page.next}之后继续：--after ${page.next}\n` : ''
    return tableText(session.terminal, headings, rows) + more
  })
  return 'done'
}

/** One line an event. Ends when the user interrupts. */
async function followEvents(
  session: Session,
  after: string,
  limit: number | undefined,
): Promise<ExitKind> {
  const { signal, terminal } = session
  const stream = (await session.client()).eventStream({
    after,
    signal,
    onInterruption: (error: ExchangeError) => terminal.note(faultText(error)),
    ...(limit !== undefined && { limit }),
  })
  for await (const entry of stream) {
    session.entry(entry, () => `${cellsOf(entry).map(printable).join('  ')}\n`)
  }
  return 'done'
}

const headings = ['序号', '时间', '票据代码', '票据号码', '事件', '操作单位']

function cellsOf({ position, event }: FeedEntry): readonly string[] {
  const { at, billCode, billNumber, title, actorName } = event
  return [position, beijingTime(at), billCode, billNumber, title, actorName ?? '']
}
