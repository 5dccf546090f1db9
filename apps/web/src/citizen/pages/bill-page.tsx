import { useState } from 'react'
import type { SubmitEvent, ReactNode } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { api, office } from '../../api/client.ts'
import { apiPrefix } from '../../api/prefix.ts'
import { useAct } from '../../api/use-act.ts'
import { useDownload } from '../../api/use-download.ts'
import { Amount, Day } from '../../elements/facts.tsx'
import { FaultNote } from '../../elements/fault-note.tsx'
import { Icon } from '../../elements/icon.tsx'
import { followsFrom, isOver, StateChip } from '../../elements/state-chip.tsx'
import { withDays } from '../../words/dates.ts'
import { provinceName } from '../../words/provinces.ts'
import type { FolderBill } from '../parts/bill-card.tsx'
import { BusyButton } from '../parts/fields.tsx'
import { Page, Shown, useReadAgain } from '../parts/page.tsx'
import { Timeline } from '../parts/timeline.tsx'

const grantable = new Set(['可报销', '部分报销'])

/** One bill: its face, how it stands, what can be done with it, and everything that happened to it. */
export function BillPage(): ReactNode {
  const { billCode = '', billNumber = '' } = useParams()
  const [search] = useSearchParams()
  const owner = search.get('owner')
  const path = { billCode, billNumber }
  const query = owner === null ? {} : { owner }
  const asked = api.useQuery('get', '/people/self/bills/{billCode}/{billNumber}', {
    params: { path, query },
  })
  const ownerQuery = owner === null ? '' : `?owner=${owner}`
  return (
    <Page title="票据详情" back={`/citizen${ownerQuery}`}>
      <Shown query={asked}>
        {({ bill, isFresh }) => (
          <div className="stack">
            {!isFresh && (
              <p className="notice" role="status">
                这个省份暂时连不上，下面是之前的状态。
              </p>
            )}
            <Standing bill={bill} />
            {grantable.has(bill.state) && <NextSteps bill={bill} owner={owner} />}
            <Face bill={bill} ownerQuery={ownerQuery} />
            <Facts bill={bill} />
            <Downloads bill={bill} ownerQuery={ownerQuery} />
            <Tags bill={bill} owner={owner} />
            <Timeline billCode={billCode} billNumber={billNumber} owner={owner} />
          </div>
        )}
      </Shown>
    </Page>
  )
}

function Standing({ bill }: { readonly bill: FolderBill }): ReactNode {
  return (
    <section className="sheet" aria-label="现在的状态">
      <StateChip state={bill.state} sentence={bill.sentence} />
      <p className="bill-card-amount">
        <Amount of={bill.amount} />
      </p>
      <p>
        <strong>{withDays(bill.sentence)}</strong>
      </p>
      <p>{followsFrom(bill.state)}</p>
      {bill.balance !== bill.amount && !isOver(bill.state) && (
        <p>
          还能报销的余额 <Amount of={bill.balance} />
        </p>
      )}
    </section>
  )
}

function NextSteps({
  bill,
  owner,
}: {
  readonly bill: FolderBill
  readonly owner: string | null
}): ReactNode {
  const query = new URLSearchParams({ bill: `${bill.billCode}-${bill.billNumber}` })
  if (owner !== null) query.set('owner', owner)
  return (
    <nav className="stack" aria-label="可以办理">
      <Link className="button button-main" to={`/citizen/cases/new?${query.toString()}`}>
        <Icon name="send" />
        提交报销
      </Link>
      <Link className="button" to={`/citizen/authorise?${query.toString()}`}>
        <Icon name="lock" />
        授权单位使用
      </Link>
    </nav>
  )
}

function Face({
  bill,
  ownerQuery,
}: {
  readonly bill: FolderBill
  readonly ownerQuery: string
}): ReactNode {
  const [isDrawn, setDrawn] = useState(true)
  const source = `${apiPrefix}${fileBase(bill)}/face.svg${ownerQuery}`
  if (!isDrawn) {
    return (
      <p className="notice" role="status">
        票据的样子暂时画不出来，可以稍后再看，或下载票据文件。
      </p>
    )
  }
  return (
    <a href={source} target="_blank" rel="noreferrer" aria-label="放大看票据">
      <img
        className="face"
        src={source}
        width={720}
        height={437}
        alt={`${bill.billName}，${bill.issuerName}开具，号码 ${bill.billNumber}`}
        onError={() => setDrawn(false)}
      />
    </a>
  )
}

const fileBase = ({ billCode, billNumber }: FolderBill) =>
  `/people/self/bills/${billCode}/${billNumber}`

const sources: Readonly<Record<string, string>> = {
  collected: '自动归集',
  claimed: '自己添加',
  uploaded: '上传文件添加',
}

function Facts({ bill }: { readonly bill: FolderBill }): ReactNode {
  const facts: readonly (readonly [string, ReactNode])[] = [
    ['票据名称', bill.billName],
    ['开票单位', bill.issuerName],
    ['所属省份', provinceName(bill.province)],
    ['开票日期', <Day key="day" of={bill.issuedOn} />],
    [
      '票据代码',
      <span key="code" className="figures">
        {bill.billCode}
      </span>,
    ],
    [
      '票据号码',
      <span key="number" className="figures">
        {bill.billNumber}
      </span>,
    ],
    [
      '校验码',
      <span key="check" className="figures">
        {bill.checkCode}
      </span>,
    ],
    ['来源', sources[bill.source] ?? bill.source],
  ]
  return (
    <section className="sheet">
      <h2>票面信息</h2>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Downloads({
  bill,
  ownerQuery,
}: {
  readonly bill: FolderBill
  readonly ownerQuery: string
}): ReactNode {
  const download = useDownload()
  const start = (kind: 'pdf' | 'xml') =>
    download.start(`${fileBase(bill)}/file.${kind}${ownerQuery}`)
  return (
    <section className="sheet stack not-printed">
      <h2>下载</h2>
      <BusyButton look="plain" isBusy={download.isBusy} onClick={() => start('pdf')}>
        PDF，方便查看和打印
      </BusyButton>
      <BusyButton look="plain" isBusy={download.isBusy} onClick={() => start('xml')}>
        XML 票据文件，单位入账用
      </BusyButton>
      <p className="quiet">盖有电子印章的 OFD 文件由开票单位提供。</p>
      {download.fault !== null && <FaultNote error={download.fault} />}
    </section>
  )
}

const tagsMax = 10

function Tags({
  bill,
  owner,
}: {
  readonly bill: FolderBill
  readonly owner: string | null
}): ReactNode {
  const act = useAct()
  const readAgain = useReadAgain()
  const [text, setText] = useState('')
  const { billCode, billNumber, tags } = bill
  const save = async (next: readonly string[]) => {
    const params = { path: { billCode, billNumber }, query: owner === null ? {} : { owner } }
    const body = { tags: [...next] }
    const answer = await act.run(() =>
      office.PUT('/people/self/bills/{billCode}/{billNumber}/tags', { params, body }),
    )
    if (answer === null) return
    setText('')
    await readAgain()
  }
  const add = (event: SubmitEvent) => {
    event.preventDefault()
    const tag = text.trim()
    if (tag !== '' && !tags.includes(tag) && tags.length < tagsMax) void save([...tags, tag])
  }
  return (
    <section className="sheet stack not-printed">
      <h2>标签</h2>
      {tags.length > 0 && (
        <ul className="chips">
          {tags.map((tag) => (
            <li key={tag}>
              <button
                type="button"
                className="quiet-button"
                aria-label={`去掉标签 ${tag}`}
                onClick={() => void save(tags.filter((each) => each !== tag))}
              >
                {tag} ×
              </button>
            </li>
          ))}
        </ul>
      )}
      <form className="field" onSubmit={add}>
        <label htmlFor="new-tag">加一个标签，如“住院”“妈妈”</label>
        <input
          id="new-tag"
          maxLength={20}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <BusyButton look="plain" isBusy={act.isBusy}>
          加上
        </BusyButton>
      </form>
      {act.fault !== null && <FaultNote error={act.fault} />}
    </section>
  )
}
