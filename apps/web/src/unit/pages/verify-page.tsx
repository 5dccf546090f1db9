import { Button, Card, Form, Input, Segmented } from 'antd'
import { lazy, Suspense, useState } from 'react'
import type { ReactNode } from 'react'
import { Link, useSearchParams } from 'react-router'
import { office } from '../../api/client.ts'
import { useAct } from '../../api/use-act.ts'
import { FactsList } from '../../console/facts-list.tsx'
import { NoRight, PageHeading } from '../../console/page-states.tsx'
import { Amount, Day } from '../../elements/facts.tsx'
import { FaultNote } from '../../elements/fault-note.tsx'
import { StateChip } from '../../elements/state-chip.tsx'
import { withDays } from '../../words/dates.ts'
import { useRights } from '../parts/rights.ts'
import { actPath, nextActs, services } from '../parts/services.ts'
import { DroppedFiles } from '../parts/dropped-files.tsx'
import type { Verified } from '../parts/scanned-bills.tsx'
import { Sheets } from '../parts/sheets.tsx'

/** The reading of codes comes when somebody scans. */
const ScanWay = lazy(async () => ({ default: (await import('../parts/scan-way.tsx')).ScanWay }))

type Basis = Readonly<Record<string, string>>
const ways = [
  { value: 'five', label: '填票面信息' },
  { value: 'scan', label: '扫码' },
  { value: 'files', label: '拖入文件' },
  { value: 'sheet', label: '批量表格' },
]

/** Whether bills are genuine and how they stand: one, some files, or thousands in a table. */
export function VerifyPage(): ReactNode {
  const [search, setSearch] = useSearchParams()
  const { mayReimburse } = useRights()
  // Whoever only reads sees the tables that others sent.
  const offered = mayReimburse ? ways : ways.filter(({ value }) => value === 'sheet')
  const way = search.get('way') ?? offered[0]?.value ?? ''
  if (!offered.some(({ value }) => value === way)) return <NoRight />
  return (
    <>
      <PageHeading title="查验" about="查真伪、看状态，不改变票据。" />
      <div className="filters">
        <Segmented
          aria-label="查验方式"
          value={way}
          options={offered}
          onChange={(value) => setSearch({ way: value })}
        />
      </div>
      {way === 'five' && <FiveWay />}
      {way === 'scan' && (
        <Suspense fallback={<div role="status" aria-label="正在读取" />}>
          <ScanWay />
        </Suspense>
      )}
      {way === 'files' && <DroppedFiles />}
      {way === 'sheet' && <Sheets />}
    </>
  )
}

interface Five {
  readonly billCode: string
  readonly billNumber: string
  readonly checkCode: string
  readonly amount?: string
  readonly issuedOn?: string
}
const fields = [
  ['billCode', '票据代码', /^\d{8}$/, '8 位数字', true],
  ['billNumber', '票据号码', /^\d{10}$/, '10 位数字', true],
  ['checkCode', '校验码', /^[0-9a-z]{6}$/, '6 位数字或小写字母', true],
  ['amount', '金额合计（元）', /^\d{1,12}(\.\d{1,2})?$/, '如 128.50', false],
  ['issuedOn', '开票日期', /^\d{4}-\d{2}-\d{2}$/, '选择日期', false],
] as const

function FiveWay(): ReactNode {
  const act = useAct()
  const [found, setFound] = useState<readonly (readonly [Verified, Basis])[]>([])
  const verify = async (given: Five) => {
    const filled = Object.entries(given).filter(([, value]) => Boolean(value))
    const body = Object.fromEntries(filled) as unknown as Five
    const answer = await act.run(() => office.POST('/desk/verifications', { body }))
    if (answer?.data === undefined) return
    const { checkCode, amount = '', issuedOn = '' } = body
    const basis = {
      checkCode,
      ...(amount !== '' && { amount }),
      ...(issuedOn !== '' && { issuedOn }),
    }
    const { data } = answer
    setFound((earlier) => [[data, basis] as const, ...earlier])
  }
  return (
    <>
      <Card className="panel">
        <Form<Five> layout="vertical" onFinish={(given) => void verify(given)}>
          {fields.map(([name, label, pattern, hint, required]) => (
            <Form.Item
              key={name}
              name={name}
              label={required ? label : `${label}，锁定时需要`}
              rules={[{ required, pattern, message: `${label}：${hint}` }]}
            >
              <Input type={name === 'issuedOn' ? 'date' : 'text'} placeholder={hint} />
            </Form.Item>
          ))}
          {act.fault !== null && <FaultNote error={act.fault} />}
          <Button type="primary" htmlType="submit" loading={act.isBusy}>
            查验
          </Button>
        </Form>
      </Card>
      {found.map(([each, basis]) => (
        <Found key={each.billCode + each.billNumber} found={each} basis={basis} />
      ))}
    </>
  )
}

/** What the registry says of a bill, and what can be done next. */
function Found({ found, basis }: { readonly found: Verified; readonly basis: Basis }): ReactNode {
  const { mayReimburse } = useRights()
  const { billCode, billNumber, bill, refused, duplicate } = found
  const name = `${billCode}-${billNumber}`
  return (
    <Card
      className="panel"
      title={<span className="figures">{`${billCode} ${billNumber}`}</span>}
      extra={bill !== null && <StateChip state={bill.state} sentence={bill.sentence} />}
    >
      {refused !== null && (
        <p>
          <strong>{refused.sentence}</strong> {refused.next} <small>代码 {refused.code}</small>
        </p>
      )}
      {duplicate !== null && <p>注意：{duplicate.name}</p>}
      {bill !== null && (
        <>
          <FactsList
            facts={[
              ['票据', bill.billName],
              ['开票单位', bill.issuerName],
              ['开票日期', <Day key="issued" of={bill.issuedOn} />],
              [
                '金额',
                <>
                  <Amount of={bill.amount} />
                  ，可报销余额 <Amount of={bill.balance} />
                </>,
              ],
              ['状态', withDays(bill.sentence)],
            ]}
          />
          <div className="filters">
            {mayReimburse &&
              nextActs(bill.nextServices).map((service) => (
                <Link key={service} to={actPath(service, [name])} state={{ [name]: basis }}>
                  {services[service].title}
                </Link>
              ))}
            <Link to={`/unit/bills/${billCode}/${billNumber}`}>本单位的记录</Link>
          </div>
        </>
      )}
    </Card>
  )
}
