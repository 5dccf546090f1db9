import { Button, Card, Form, Input, InputNumber, Select } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { Link, useLocation, useParams, useSearchParams } from 'react-router'
import { office, queries } from '../../api/client.ts'
import type { paths } from '../../api/office-api.ts'
import type { Answered } from '../../api/use-act.ts'
import { useAct } from '../../api/use-act.ts'
import { ConsoleTable } from '../../console/console-table.tsx'
import { EmptyNote, NoPage, NoRight, PageHeading } from '../../console/page-states.tsx'
import { Amount } from '../../elements/facts.tsx'
import { FaultNote } from '../../elements/fault-note.tsx'
import { StateChip } from '../../elements/state-chip.tsx'
import { newRequestId } from '../../words/request-id.ts'
import type { ActField } from '../parts/act-fields.ts'
import { beginningOf, hasAmounts, sharedFields } from '../parts/act-fields.ts'
import { itemOf } from '../parts/act-item.ts'
import { ActResults } from '../parts/act-results.tsx'
import type { ActAnswer } from '../parts/act-results.tsx'
import { useRights } from '../parts/rights.ts'
import type { Bases, ServiceName } from '../parts/services.ts'
import { isService, services } from '../parts/services.ts'

type Preview =
  paths['/desk/acts/lock/preview']['post']['responses']['200']['content']['application/json']
type PreviewRow = Preview['items'][number]

/** Reads the pages of acts by their name; the office checks what is sent. */
function send(
  service: ServiceName,
  step: '' | '/preview',
  body: object,
): Promise<Answered<unknown>> {
  return office.POST(`/desk/acts/${service}${step}` as '/desk/acts/lock', { body: body as never })
}

/** Does something with bills: what it needs, what would happen, and then what happened to each. */
export function ActPage(): ReactNode {
  const { service } = useParams()
  const [search] = useSearchParams()
  const { state } = useLocation() as { state: unknown }
  const { mayReimburse } = useRights()
  const bills = useMemo(() => (search.get('bills') ?? '').split(',').filter(Boolean), [search])
  if (!isService(service)) return <NoPage home="/unit" />
  if (!mayReimburse) return <NoRight />
  const bases = (state ?? {}) as Bases
  const caseId = search.get('case')
  return <Act key={service + bills.join()} {...{ service, bills, bases, caseId }} />
}

interface ActProps {
  readonly service: ServiceName
  readonly bills: readonly string[]
  readonly bases: Bases
  readonly caseId: string | null
}

function Act({ service, bills, bases, caseId }: ActProps): ReactNode {
  const { title, about } = services[service]
  const [shared, setShared] = useState(() => beginningOf(service))
  const [amounts, setAmounts] = useState<Readonly<Record<string, string>>>({})
  // Repeated when it is sent again, so that a lost answer does nothing twice.
  const [requestId] = useState(newRequestId)
  const [preview, setPreview] = useState<Preview | null>(null)
  const [result, setResult] = useState<ActAnswer | null>(null)
  const act = useAct()
  const look = useAct()
  const items = bills.map((bill) => itemOf(service, bill, { shared, amounts, bases, caseId }))
  const missing = sharedFields[service].filter(
    ({ name, isOptional }) => isOptional !== true && (shared[name] ?? '') === '',
  )
  const see = async () => {
    const answer = await look.run(() => send(service, '/preview', { items }))
    if (answer !== null) setPreview(answer.data as Preview)
  }
  const begin = async () => {
    const answer = await act.run(() => send(service, '', { requestId, items }))
    if (answer === null) return
    setResult(answer.data as ActAnswer)
    await queries.invalidateQueries()
  }
  if (bills.length === 0) return <NoBills title={title} />
  if (result !== null) return <ActResults title={title} answer={result} />
  return (
    <>
      <PageHeading title={title} about={about} />
      <Card className="panel" title={`${bills.length} 张票据`}>
        <Form layout="vertical" onFinish={() => void see()}>
          {sharedFields[service].map((field) => (
            <SharedField
              key={field.name}
              field={field}
              value={shared[field.name] ?? ''}
              onChange={(value) => {
                setShared({ ...shared, [field.name]: value })
                setPreview(null)
              }}
            />
          ))}
          {look.fault !== null && <FaultNote error={look.fault} />}
          <Button htmlType="submit" loading={look.isBusy} disabled={missing.length > 0}>
            预览会发生什么
          </Button>
        </Form>
      </Card>
      <AmountsFromPreview preview={preview} amounts={amounts} onAmounts={setAmounts} />
      {preview !== null && (
        <Card className="panel" title={`${preview.willDo} 张可以办，共 ${preview.items.length} 张`}>
          <PreviewTable
            service={service}
            rows={preview.items}
            amounts={amounts}
            onAmounts={setAmounts}
          />
          {act.fault !== null && <FaultNote error={act.fault} retry={() => void begin()} />}
          <Button
            type="primary"
            danger={service === 'withdraw' || service === 'unpost'}
            loading={act.isBusy}
            disabled={preview.willDo === 0}
            onClick={() => void begin()}
          >
            {title}
          </Button>
        </Card>
      )}
    </>
  )
}

/** The balance of each bill, as soon as it is known, is what most units report. */
function AmountsFromPreview({
  preview,
  amounts,
  onAmounts,
}: {
  readonly preview: Preview | null
  readonly amounts: Readonly<Record<string, string>>
  readonly onAmounts: (amounts: Readonly<Record<string, string>>) => void
}): ReactNode {
  useEffect(() => {
    if (preview === null) return
    const found = preview.items.flatMap(({ billCode, billNumber, bill }) => {
      const name = `${billCode}-${billNumber}`
      return bill === null || name in amounts ? [] : [[name, bill.balance] as const]
    })
    if (found.length > 0) onAmounts({ ...Object.fromEntries(found), ...amounts })
  }, [preview, amounts, onAmounts])
  return null
}

function SharedField({
  field,
  value,
  onChange,
}: {
  readonly field: ActField
  readonly value: string
  readonly onChange: (value: string) => void
}): ReactNode {
  const { label, kind, choices, hint, isOptional, name } = field
  const id = `act-${name}`
  return (
    <Form.Item label={label} htmlFor={id} extra={hint} required={isOptional !== true}>
      {kind === 'choice' && (
        <Select
          id={id}
          value={value}
          onChange={onChange}
          options={(choices ?? []).map(([each, text]) => ({ value: each, label: text }))}
        />
      )}
      {kind === 'days' && (
        <InputNumber
          id={id}
          min={1}
          max={180}
          value={value === '' ? null : Number(value)}
          onChange={(days) => onChange(days === null ? '' : String(days))}
        />
      )}
      {(kind === 'text' || kind === 'date' || kind === 'amount') && (
        <Input
          id={id}
          type={kind === 'date' ? 'date' : 'text'}
          maxLength={64}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Form.Item>
  )
}

interface PreviewTableProps {
  readonly service: ServiceName
  readonly rows: readonly PreviewRow[]
  readonly amounts: Readonly<Record<string, string>>
  readonly onAmounts: (amounts: Readonly<Record<string, string>>) => void
}

function PreviewTable({ service, rows, amounts, onAmounts }: PreviewTableProps): ReactNode {
  const nameOf = ({ billCode, billNumber }: PreviewRow) => `${billCode}-${billNumber}`
  return (
    <ConsoleTable<PreviewRow>
      label="预览"
      rows={rows}
      rowKey={nameOf}
      columns={[
        {
          title: '票据',
          render: (_value, row) => (
            <span className="figures">
              {row.billCode} {row.billNumber}
            </span>
          ),
        },
        { title: '开票单位', render: (_value, { bill }) => bill?.issuerName ?? '—' },
        {
          title: '余额',
          align: 'right',
          render: (_value, { bill }) => (bill === null ? '—' : <Amount of={bill.balance} />),
        },
        ...(hasAmounts(service)
          ? [
              {
                title: '报销金额',
                render: (_value: unknown, row: PreviewRow) => (
                  <Input
                    aria-label={`${row.billNumber} 的报销金额`}
                    inputMode="decimal"
                    style={{ width: 120 }}
                    value={amounts[nameOf(row)] ?? ''}
                    onChange={(event) =>
                      onAmounts({ ...amounts, [nameOf(row)]: event.target.value.trim() })
                    }
                  />
                ),
              },
            ]
          : []),
        {
          title: '现在',
          render: (_value, { bill }) =>
            bill === null ? '—' : <StateChip state={bill.state} sentence={bill.sentence} />,
        },
        {
          title: '会怎样',
          render: (_value, { objection, duplicate }) => (
            <>
              {objection === null ? '可以办理' : `不能办：${objection.sentence}${objection.next}`}
              {duplicate !== null && (
                <>
                  <br />
                  注意：{duplicate.name}
                </>
              )}
            </>
          ),
        },
      ]}
    />
  )
}

function NoBills({ title }: { readonly title: string }): ReactNode {
  return (
    <>
      <PageHeading title={title} />
      <EmptyNote text="还没有选择票据。请从待办、台账或查验结果里选择。">
        <Link to="/unit">回到待办</Link>
      </EmptyNote>
    </>
  )
}
