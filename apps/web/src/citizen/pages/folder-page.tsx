import { useState } from 'react'
import type { SubmitEvent, ReactNode } from 'react'
import { Link, useSearchParams } from 'react-router'
import { api, office } from '../../api/client.ts'
import { usePages } from '../../api/use-pages.ts'
import { Icon } from '../../elements/icon.tsx'
import { BillCard } from '../parts/bill-card.tsx'
import { Bell } from '../parts/gate.tsx'
import { OwnerChoice } from '../parts/owner-choice.tsx'
import { MoreButton } from '../parts/more-button.tsx'
import { Page, Shown } from '../parts/page.tsx'

const filterNames = [
  'owner',
  'text',
  'state',
  'province',
  'issuerId',
  'tag',
  'issuedFrom',
  'issuedTo',
  'amountFrom',
  'amountTo',
] as const
type Filters = Partial<Record<(typeof filterNames)[number], string>>
const billsPerPage = '20'

function filtersOf(search: URLSearchParams): Filters {
  return Object.fromEntries(
    filterNames.flatMap((name) => {
      const value = search.get(name)
      return value === null || value === '' ? [] : [[name, value]]
    }),
  )
}

/** The bills of the folder, as cards. */
export function FolderPage(): ReactNode {
  const [search] = useSearchParams()
  const filters = filtersOf(search)
  const bills = usePages(['folder', filters], (behind, signal) => {
    const query = { ...filters, ...behind, limit: billsPerPage }
    return office.GET('/people/self/bills', { params: { query }, signal })
  })
  return (
    <Page title="我的票据" action={<Bell />}>
      <div className="stack">
        <OwnerChoice />
        <Counts owner={filters.owner} chosen={filters.state} />
        <Search />
        <Link className="button button-main" to={`/citizen/add${ownerQuery(filters.owner)}`}>
          <Icon name="plus" />
          添加票据
        </Link>
        <Shown query={bills}>
          {({ pages }) => {
            const all = pages.flatMap((page) => page.bills)
            if (all.length === 0)
              return <EmptyFolder isFiltered={Object.keys(filters).length > 0} />
            return (
              <>
                {pages.some(({ isFresh }) => !isFresh) && (
                  <p className="notice" role="status">
                    有省份暂时连不上，部分票据显示的是之前的状态。
                  </p>
                )}
                {all.map((bill) => (
                  <BillCard
                    key={`${bill.billCode}${bill.billNumber}`}
                    bill={bill}
                    owner={filters.owner ?? null}
                  />
                ))}
                <MoreButton of={bills} />
              </>
            )
          }}
        </Shown>
      </div>
    </Page>
  )
}

const ownerQuery = (owner: string | undefined) => (owner === undefined ? '' : `?owner=${owner}`)

function EmptyFolder({ isFiltered }: { readonly isFiltered: boolean }): ReactNode {
  return isFiltered ? (
    <div className="empty">
      <p>没有符合条件的票据。</p>
      <Link to="/citizen">看全部票据</Link>
    </div>
  ) : (
    <div className="empty">
      <p>还没有票据。</p>
      <p>医院开票后会自动归集到这里，一般几分钟内出现。手里已有票据的，可以点“添加票据”。</p>
      <Link to="/citizen/me/provinces">在别的省也看过病？开通那个省</Link>
    </div>
  )
}

/** How many bills stand how; each is a filter. */
function Counts({
  owner,
  chosen,
}: {
  readonly owner: string | undefined
  readonly chosen: string | undefined
}): ReactNode {
  const [search] = useSearchParams()
  const query = owner === undefined ? {} : { owner }
  const { data } = api.useQuery('get', '/people/self/bill-counts', { params: { query } })
  const counts = data?.counts ?? []
  if (counts.length === 0) return null
  const to = (state: string | null) => {
    const next = new URLSearchParams(search)
    if (state === null) next.delete('state')
    else next.set('state', state)
    return `?${next.toString()}`
  }
  const total = counts.reduce((sum, { bills }) => sum + bills, 0)
  const all: readonly (readonly [string | null, string, number])[] = [
    [null, '全部', total],
    ...counts.map(({ state, bills }) => [state, state, bills] as const),
  ]
  return (
    <nav aria-label="按状态查看">
      <ul className="chips">
        {all.map(([state, name, bills]) => (
          <li key={name}>
            <Link
              to={to(state)}
              replace
              aria-current={(chosen ?? null) === state ? 'true' : 'false'}
            >
              {name} <span className="figures">{bills}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Search by words, and more conditions for whoever wants them. They stand in the address. */
function Search(): ReactNode {
  const [search, setSearch] = useSearchParams()
  const [text, setText] = useState(search.get('text') ?? '')
  const [more, setMore] = useState<Record<string, string>>({
    issuedFrom: search.get('issuedFrom') ?? '',
    issuedTo: search.get('issuedTo') ?? '',
    amountFrom: search.get('amountFrom') ?? '',
    amountTo: search.get('amountTo') ?? '',
    tag: search.get('tag') ?? '',
  })
  const find = (event: SubmitEvent) => {
    event.preventDefault()
    const next = new URLSearchParams(search)
    for (const [name, value] of Object.entries({ ...more, text: text.trim() })) {
      if (value === '') next.delete(name)
      else next.set(name, value)
    }
    setSearch(next, { replace: true })
  }
  const field = (name: string, label: string, type: string) => (
    <div className="field">
      <label htmlFor={`more-${name}`}>{label}</label>
      <input
        id={`more-${name}`}
        type={type}
        inputMode={type === 'text' && name !== 'tag' ? 'decimal' : undefined}
        value={more[name] ?? ''}
        onChange={(event) => setMore({ ...more, [name]: event.target.value })}
      />
    </div>
  )
  return (
    <form role="search" className="stack" onSubmit={find}>
      <div className="field">
        <label htmlFor="folder-search">搜索医院、票据名称或号码</label>
        <div className="row" style={{ flexWrap: 'nowrap' }}>
          <input
            id="folder-search"
            type="search"
            maxLength={40}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <button type="submit" className="icon-link" aria-label="搜索">
            <Icon name="search" size={1.5} />
          </button>
        </div>
      </div>
      <details>
        <summary className="choice">更多条件</summary>
        <div className="stack">
          {field('issuedFrom', '开票日期从', 'date')}
          {field('issuedTo', '到', 'date')}
          {field('amountFrom', '金额从（元）', 'text')}
          {field('amountTo', '到（元）', 'text')}
          {field('tag', '标签', 'text')}
          <button type="submit" className="button">
            按条件查看
          </button>
        </div>
      </details>
    </form>
  )
}
