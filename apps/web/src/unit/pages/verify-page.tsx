import { Button, Card, Form, Input, Segmented, Upload } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { office } from '../../api/client.ts'
import { uploadFile } from '../../api/files.ts'
import type { paths } from '../../api/office-api.ts'
import { useAct } from '../../api/use-act.ts'
import { ConsoleTable } from '../../console/console-table.tsx'
import { PageHeading } from '../../console/page-states.tsx'
import { Amount, Day } from '../../elements/facts.tsx'
import { FaultNote } from '../../elements/fault-note.tsx'
import { StateChip } from '../../elements/state-chip.tsx'
import { useRights } from '../parts/rights.ts'
import { actPath, nextActs, services } from '../parts/services.ts'
import { Sheets } from '../parts/sheets.tsx'

type Verified =
  paths['/desk/verifications']['post']['responses']['200']['content']['application/json']
type Files =
  paths['/desk/verifications/files']['post']['responses']['200']['content']['application/json']
type Basis = Readonly<Record<string, string>>
const ways = [
  { value: 'five', label: '填票面信息' },
  { value: 'files', label: '拖入文件' },
  { value: 'sheet', label: '批量表格' },
]
const filesAtOnceMax = 200

/** Whether bills are genuine and how they stand: one, some files, or thousands in a table. */
export function VerifyPage(): ReactNode {
  const [search, setSearch] = useSearchParams()
  const way = search.get('way') ?? 'five'
  return (
    <>
      <PageHeading title="查验" about="查真伪、看状态，不改变票据。" />
      <div className="filters">
        <Segmented
          aria-label="查验方式"
          value={way}
          options={ways}
          onChange={(value) => setSearch({ way: value })}
        />
      </div>
      {way === 'five' && <FiveWay />}
      {way === 'files' && <FilesWay />}
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
          <dl className="panel-facts">
            <dt>票据</dt>
            <dd>{bill.billName}</dd>
            <dt>开票单位</dt>
            <dd>{bill.issuerName}</dd>
            <dt>开票日期</dt>
            <dd>
              <Day of={bill.issuedOn} />
            </dd>
            <dt>金额</dt>
            <dd>
              <Amount of={bill.amount} />
              ，可报销余额 <Amount of={bill.balance} />
            </dd>
            <dt>状态</dt>
            <dd>{bill.sentence}</dd>
          </dl>
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

const fileTypes: Readonly<Record<string, string>> = {
  xml: 'application/xml',
  ofd: 'application/ofd',
  pdf: 'application/pdf',
  zip: 'application/zip',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
}

/** A file that was dropped, and what became of it. */
interface Dropped {
  readonly id: string
  readonly name: string
  readonly file: File
  readonly state: 'waiting' | 'done' | 'failed'
  readonly answer: Files | null
  readonly fault: unknown
}

function FilesWay(): ReactNode {
  const [dropped, setDropped] = useState<readonly Dropped[]>([])
  const navigate = useNavigate()
  const { mayReimburse } = useRights()
  const change = (id: string, part: Partial<Dropped>) =>
    setDropped((all) => all.map((each) => (each.id === id ? { ...each, ...part } : each)))
  const check = async ({ id, file }: Pick<Dropped, 'id' | 'file'>) => {
    change(id, { state: 'waiting', fault: null })
    const ending = file.name.split('.').at(-1)?.toLowerCase() ?? ''
    const contentType = fileTypes[ending] ?? 'application/octet-stream'
    try {
      const answer = (await uploadFile('POST', '/desk/verifications/files', file, {
        contentType,
      })) as Files
      change(id, { state: 'done', answer })
    } catch (error) {
      change(id, { state: 'failed', fault: error })
    }
  }
  const add = (file: File) => {
    const id = `${dropped.length}-${file.name}-${file.size}-${file.lastModified}`
    const added: Dropped = {
      id,
      name: file.name,
      file,
      state: 'waiting',
      answer: null,
      fault: null,
    }
    setDropped((all) => (all.length < filesAtOnceMax ? [...all, added] : all))
    void check(added)
  }
  const failed = dropped.filter(({ state }) => state === 'failed')
  const good = dropped.flatMap(({ answer }) => answer?.bills ?? [])
  const lockable = good.filter(({ bill }) => bill?.nextServices.includes('bill.lock') === true)
  return (
    <>
      <Card className="panel">
        <Upload.Dragger
          multiple
          showUploadList={false}
          accept=".xml,.ofd,.pdf,.zip,.png,.jpg,.jpeg"
          beforeUpload={(file) => {
            add(file)
            return false
          }}
        >
          <p>把 XML、OFD、PDF、压缩包或照片拖到这里，或点这里选择，一次最多 {filesAtOnceMax} 个</p>
        </Upload.Dragger>
      </Card>
      {failed.length > 0 && (
        <Button className="panel" onClick={() => void Promise.all(failed.map(check))}>
          {failed.length} 个没有查成，再查一遍
        </Button>
      )}
      {mayReimburse && lockable.length > 0 && (
        <Button
          type="primary"
          className="panel"
          onClick={() => void navigate(actPath('lock', lockable.map(nameOf)))}
        >
          锁定查到的 {lockable.length} 张
        </Button>
      )}
      {dropped.length > 0 && <DroppedTable rows={dropped} />}
    </>
  )
}

const nameOf = ({ billCode, billNumber }: Files['bills'][number]) => `${billCode}-${billNumber}`

function DroppedTable({ rows }: { readonly rows: readonly Dropped[] }): ReactNode {
  return (
    <ConsoleTable<Dropped>
      label="逐个文件的结果"
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        { title: '文件', dataIndex: 'name' },
        {
          title: '票据',
          render: (_value, { answer, state }) =>
            state === 'waiting'
              ? '正在查验…'
              : (answer?.bills ?? []).map((found) => (
                  <div key={nameOf(found)} className="figures">
                    {found.billCode} {found.billNumber}
                  </div>
                )),
        },
        {
          title: '状态',
          render: (_value, { answer }) =>
            (answer?.bills ?? []).map(({ billNumber, bill, refused }) => (
              <div key={billNumber}>
                {bill === null ? (
                  (refused?.sentence ?? '没有查到')
                ) : (
                  <StateChip state={bill.state} />
                )}
              </div>
            )),
        },
        {
          title: '文件检查',
          render: (_value, { answer, fault, state }) => (
            <>
              {state === 'failed' && <FaultNote error={fault} />}
              {(answer?.files ?? []).map((file) => (
                <div key={file.name}>
                  {file.refused?.sentence ??
                    (file.found?.faults.length === 0
                      ? '完好'
                      : file.found?.faults.map(({ sentence }) => sentence).join('；'))}
                </div>
              ))}
            </>
          ),
        },
      ]}
    />
  )
}
