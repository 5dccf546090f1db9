import { Button, InputNumber, Popconfirm, Select } from 'antd'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { api, office, queries } from '../../api/client.ts'
import { faultOf } from '../../api/fault.ts'
import { Asked, EmptyNote, PageHeading } from '../../console/page-states.tsx'
import { Amount, Day, Moment } from '../../elements/facts.tsx'
import { FaultNote } from '../../elements/fault-note.tsx'
import { CodesOf } from '../parts/attempt.tsx'
import { CopyButton } from '../parts/copied-block.tsx'
import type { WorldBill, WorldOverview } from '../protocol/world-content.ts'
import { worldActs, worldStates } from '../protocol/world-content.ts'
import '../parts/fields.css'
import '../parts/live-example.css'

const world = '/connections/self/sandbox-world'

/** The unit's own world: its time, its bills, and what others do there. */
export function WorldPage(): ReactNode {
  const overview = api.useQuery('get', world)
  const [daysAhead, setDays] = useState(31)
  const [run, isBusy, error, told] = useChange()
  return (
    <>
      <PageHeading
        title="测试票据"
        about="测试环境里本单位独有的票据和时间。全部是虚构的，可以随时重置。"
        actions={<Link to="/developer/guides/sandbox">固定效果的票据</Link>}
      />
      <Asked query={overview} lines={3}>
        {(data) => <Overview overview={data as unknown as WorldOverview} />}
      </Asked>
      <div className="try-id">
        <InputNumber
          aria-label="推进天数"
          min={1}
          max={400}
          value={daysAhead}
          onChange={(value) => setDays(value ?? 1)}
        />
        <Button
          loading={isBusy}
          onClick={() =>
            run(() => office.POST(`${world}/clock`, { body: { advanceDays: daysAhead } }))
          }
        >
          推进时间
        </Button>
        <Button
          loading={isBusy}
          onClick={() => run(() => office.POST(`${world}/bills`, { body: {} }))}
        >
          开一张票
        </Button>
        <Popconfirm
          title="重置后，您在测试环境做过的都会清除"
          okText="重置"
          cancelText="不重置"
          onConfirm={() => run(() => office.POST(`${world}/reset`, { body: {} }))}
        >
          <Button danger loading={isBusy}>
            重置
          </Button>
        </Popconfirm>
      </div>
      {error !== null && <FaultNote error={error} />}
      {told !== null && (
        <p role="status">
          已执行 <CodesOf answer={told} />
        </p>
      )}
      <Bills act={(body) => run(() => office.POST(`${world}/acts`, { body }))} isBusy={isBusy} />
    </>
  )
}

interface Answer {
  readonly data?: unknown
  readonly error?: unknown
}
type Run = (work: () => Promise<Answer>) => void

/** A change of the world; afterwards everything is read anew. */
function useChange(): readonly [Run, boolean, unknown, unknown] {
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [told, setTold] = useState<unknown>(null)
  const run: Run = (work) => {
    setBusy(true)
    setError(null)
    setTold(null)
    work()
      .then((answer) => {
        if (answer.data === undefined) setError(faultOf(answer.error))
        else setTold(answer.data)
        return queries.invalidateQueries()
      })
      .catch((fault: unknown) => setError(faultOf(fault)))
      .finally(() => setBusy(false))
  }
  return [run, isBusy, error, told]
}

function Overview({ overview }: { readonly overview: WorldOverview }): ReactNode {
  return (
    <p>
      测试环境的时间：
      <Moment of={overview.now} />。
      {Object.entries(overview.bills)
        .map(([state, count]) => `${worldStates[state] ?? state} ${count}`)
        .join('，')}
      。
    </p>
  )
}

interface BillsProps {
  readonly act: (given: { act: string; billCode: string; billNumber: string }) => void
  readonly isBusy: boolean
}

function Bills({ act, isBusy }: BillsProps): ReactNode {
  const [search, setSearch] = useSearchParams()
  const [state, after] = [search.get('state') ?? 'open', search.get('after')]
  const query = api.useQuery('get', `${world}/bills`, {
    params: { query: { state, ...(after !== null && { after }) } },
  })
  return (
    <>
      <h2>票据</h2>
      <Select
        aria-label="状态"
        className="try-message"
        value={state}
        options={Object.entries(worldStates).map(([value, label]) => ({ value, label }))}
        onChange={(chosen: string) => setSearch({ state: chosen })}
      />
      <Asked query={query}>
        {(data) => {
          const { bills, next } = data as { bills: readonly WorldBill[]; next: string | null }
          if (bills.length === 0)
            return <EmptyNote text="这个状态下没有票据，请选别的状态或开一张票。" />
          return (
            <>
              <ul className="fields">
                {bills.map((bill) => (
                  <Bill
                    key={bill.billCode + bill.billNumber}
                    bill={bill}
                    act={act}
                    isBusy={isBusy}
                  />
                ))}
              </ul>
              {next !== null && (
                <Button onClick={() => setSearch({ state, after: next })}>下一页</Button>
              )}
            </>
          )
        }}
      </Asked>
    </>
  )
}

function Bill({ bill, act, isBusy }: BillsProps & { readonly bill: WorldBill }): ReactNode {
  const { billCode, billNumber, checkCode, amount, issuedOn } = bill
  const [chosen, setChosen] = useState('unit_locks')
  const item = JSON.stringify({ items: [{ billCode, billNumber, checkCode, amount, issuedOn }] })
  const name = `${billCode} ${billNumber}`
  return (
    <li>
      <p>
        <strong className="figures">{name}</strong>
        <span className="figures">校验码 {checkCode}</span>
        <Amount of={amount} />
        <Day of={issuedOn} />
        <CopyButton label={`${name} 的业务数据`} text={item} />
      </p>
      <p>
        <Select
          aria-label={`${name} 的动作`}
          className="world-act"
          value={chosen}
          options={Object.entries(worldActs).map(([value, label]) => ({ value, label }))}
          onChange={setChosen}
        />
        <Button disabled={isBusy} onClick={() => act({ act: chosen, billCode, billNumber })}>
          扮演
        </Button>
      </p>
    </li>
  )
}
