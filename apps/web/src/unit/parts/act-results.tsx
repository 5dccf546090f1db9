import { Button, Card } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { paths } from '../../api/office-api.ts'
import { billColumn } from './bill-link.tsx'
import { ConsoleTable } from '../../console/console-table.tsx'
import { PageHeading } from '../../console/page-states.tsx'
import { Chip } from '../../elements/chip.tsx'
import { useRights } from './rights.ts'
import { actPath, nextActs, services } from './services.ts'

/** What an act answered for each of its bills. */
export type ActAnswer =
  paths['/desk/acts/{actId}']['get']['responses']['200']['content']['application/json']
type Row = ActAnswer['items'][number]

/** What happened to each bill, and what can be done next. */
export function ActResults({
  title,
  answer,
  caseId,
}: {
  readonly title: string
  readonly answer: ActAnswer
  /** The case from which the bills came, if they came from one. */
  readonly caseId: string | null
}): ReactNode {
  const { act, items } = answer
  const done = items.filter(({ outcome }) => outcome === 'done')
  const open = items.filter(isOpen)
  const refused = items.filter((row) => row.outcome !== 'done' && !isOpen(row))
  return (
    <>
      <PageHeading
        title={`${title}结果`}
        about={`编号 ${act.actId}`}
        actions={<Button onClick={() => print()}>打印</Button>}
      />
      <p role="status">
        {done.length} 张办成，{refused.length} 张没有办成
        {open.length > 0 && `，${open.length} 张还没有答复，平台会自动问到有结果为止，不用重新提交`}
        。
      </p>
      <NextSteps service={act.service} done={done} refused={refused} caseId={caseId} />
      <Card className="panel">
        <ResultTable rows={items} />
      </Card>
      <p className="not-printed">
        {caseId !== null && <Link to={`/unit/cases/${caseId}`}>回到报销事项</Link>}{' '}
        <Link to="/unit">回到待办</Link>
      </p>
    </>
  )
}

const isOpen = ({ outcome }: Row) => outcome === null || outcome === 'unknown'
const nameOf = ({ billCode, billNumber }: Row) => `${billCode}-${billNumber}`

function NextSteps({
  service: protocolName,
  done,
  refused,
  caseId,
}: {
  readonly service: string
  readonly done: readonly Row[]
  readonly refused: readonly Row[]
  readonly caseId: string | null
}): ReactNode {
  const { mayReimburse } = useRights()
  const [service] = nextActs([protocolName])
  if (!mayReimburse || service === undefined) return null
  const inCase = caseId === null ? '' : `&case=${caseId}`
  return (
    <div className="filters not-printed" role="group" aria-label="接着办">
      接着办：
      {done.length > 0 &&
        services[service].next.map((next) => (
          <Link key={next} to={actPath(next, done.map(nameOf)) + inCase}>
            {services[next].title} {done.length} 张
          </Link>
        ))}
      {refused.length > 0 && (
        <Link to={actPath(service, refused.map(nameOf)) + inCase}>
          没有办成的 {refused.length} 张再试一次
        </Link>
      )}
    </div>
  )
}

function ResultTable({ rows }: { readonly rows: readonly Row[] }): ReactNode {
  return (
    <ConsoleTable<Row>
      label="逐张结果"
      rows={rows}
      rowKey={({ itemNumber }) => String(itemNumber)}
      columns={[
        billColumn,
        { title: '结果', width: 140, render: (_value, row) => <Outcome row={row} /> },
        {
          title: '说明',
          render: (_value, row) =>
            isOpen(row) ? (
              '还没有收到票据所属省份的答复，平台会自动再问。'
            ) : (
              <>
                {row.sentence} {row.next}
                {row.code !== null && <small className="figures"> {row.code}</small>}
              </>
            ),
        },
      ]}
    />
  )
}

function Outcome({ row }: { readonly row: Row }): ReactNode {
  if (row.outcome === 'done') {
    return (
      <Chip tone="good" icon="check">
        办成
      </Chip>
    )
  }
  return (
    <Chip tone="warn" icon={isOpen(row) ? 'clock' : 'cross'}>
      {isOpen(row) ? '等待答复' : '没有办成'}
    </Chip>
  )
}
