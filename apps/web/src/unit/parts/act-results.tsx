import { Card } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { paths } from '../../api/office-api.ts'
import { ConsoleTable } from '../../console/console-table.tsx'
import { PageHeading } from '../../console/page-states.tsx'
import { Chip } from '../../elements/chip.tsx'

/** What an act answered for each of its bills. */
export type ActAnswer =
  paths['/desk/acts/{actId}']['get']['responses']['200']['content']['application/json']
type Row = ActAnswer['items'][number]

/** What happened to each bill. */
export function ActResults({
  title,
  answer,
}: {
  readonly title: string
  readonly answer: ActAnswer
}): ReactNode {
  const done = answer.items.filter(({ outcome }) => outcome === 'done').length
  const open = answer.items.filter(
    ({ outcome }) => outcome === null || outcome === 'unknown',
  ).length
  const refused = answer.items.length - done - open
  return (
    <>
      <PageHeading title={`${title}结果`} about={`编号 ${answer.act.actId}`} />
      <p role="status">
        {done} 张办成，{refused} 张没有办成
        {open > 0 && `，${open} 张还没有答复，平台会自动问到有结果为止，不用重新提交`}。
      </p>
      <Card className="panel">
        <ConsoleTable<Row>
          label="逐张结果"
          rows={answer.items}
          rowKey={({ itemNumber }) => String(itemNumber)}
          columns={[
            {
              title: '票据',
              render: (_value, { billCode, billNumber }) => (
                <Link className="figures" to={`/unit/bills/${billCode}/${billNumber}`}>
                  {billCode} {billNumber}
                </Link>
              ),
            },
            { title: '结果', render: (_value, row) => <Outcome row={row} /> },
            {
              title: '说明',
              render: (_value, { sentence, next, code }) => (
                <>
                  {sentence} {next}
                  {code !== null && <small className="figures"> {code}</small>}
                </>
              ),
            },
          ]}
        />
      </Card>
      <Link to="/unit">回到待办</Link>
    </>
  )
}

function Outcome({ row: { outcome } }: { readonly row: Row }): ReactNode {
  if (outcome === 'done') {
    return (
      <Chip tone="good" icon="check">
        办成
      </Chip>
    )
  }
  const isOpen = outcome === null || outcome === 'unknown'
  return (
    <Chip tone="warn" icon={isOpen ? 'clock' : 'cross'}>
      {isOpen ? '等待答复' : '没有办成'}
    </Chip>
  )
}
