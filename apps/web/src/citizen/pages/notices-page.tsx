import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { api, office } from '../../api/client.ts'
import { usePages } from '../../api/use-pages.ts'
import { useAct } from '../../api/use-act.ts'
import { Age } from '../../elements/facts.tsx'
import { FaultNote } from '../../elements/fault-note.tsx'
import { MoreButton } from '../parts/more-button.tsx'
import { Page, Shown, useReadAgain } from '../parts/page.tsx'

/** What the person was told, newest first, and whether by text message too. */
export function NoticesPage(): ReactNode {
  const asked = usePages(['notices'], (query, signal) =>
    office.GET('/people/self/notices', { params: { query }, signal }),
  )
  const readAgain = useReadAgain()
  const read = async (noticeId: string) => {
    const params = { path: { noticeId } }
    await office.POST('/people/self/notices/{noticeId}/reading', { params, body: {} })
    await readAgain()
  }
  return (
    <Page title="通知" back="/citizen/me">
      <div className="stack">
        <ByText />
        <Shown query={asked}>
          {({ pages }) => {
            const all = pages.flatMap(({ notices }) => notices)
            if (all.length === 0) return <p className="empty">还没有通知。</p>
            return (
              <>
                {all.map(({ noticeId, text, link, at, readAt }) => (
                  <article key={noticeId} className="sheet">
                    <p>
                      {readAt === null && <strong>未读 · </strong>}
                      {text}
                    </p>
                    <p className="quiet">
                      <Age of={at} />
                    </p>
                    <div className="row">
                      {link !== null && <Link to={`/citizen/${link}`}>去看看</Link>}
                      {readAt === null && (
                        <button
                          type="button"
                          className="quiet-button"
                          onClick={() => void read(noticeId)}
                        >
                          标为已读
                        </button>
                      )}
                    </div>
                  </article>
                ))}
                <MoreButton of={asked} />
              </>
            )
          }}
        </Shown>
      </div>
    </Page>
  )
}

function ByText(): ReactNode {
  const { data } = api.useQuery('get', '/people/self')
  const act = useAct()
  const readAgain = useReadAgain()
  if (data === undefined) return null
  const choose = async (toldByText: boolean) => {
    const answer = await act.run(() =>
      office.PUT('/people/self/preferences', { body: { toldByText } }),
    )
    if (answer !== null) await readAgain()
  }
  return (
    <div className="sheet">
      <label className="choice">
        <input
          type="checkbox"
          checked={data.toldByText}
          disabled={act.isBusy}
          onChange={(event) => void choose(event.target.checked)}
        />
        有变化时也发短信
      </label>
      {act.fault !== null && <FaultNote error={act.fault} />}
    </div>
  )
}
