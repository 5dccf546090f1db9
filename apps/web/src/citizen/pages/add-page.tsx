import { lazy, Suspense, useState } from 'react'
import type { SubmitEvent, ReactNode } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { office } from '../../api/client.ts'
import { billFileEndings, uploadBillFile } from '../../api/files.ts'
import type { paths } from '../../api/office-api.ts'
import { useAct } from '../../api/use-act.ts'
import { FaultNote } from '../../elements/fault-note.tsx'
import { Icon } from '../../elements/icon.tsx'
import type { FolderBill } from '../parts/bill-card.tsx'
import { BillCard, billPath } from '../parts/bill-card.tsx'
import { BusyButton, TextField } from '../parts/fields.tsx'
import { Page, useReadAgain } from '../parts/page.tsx'

const Scanner = lazy(async () => ({ default: (await import('../parts/scanner.tsx')).Scanner }))
const ways = { scan: '扫二维码', five: '填票面五项', file: '上传文件' } as const
type Way = keyof typeof ways
const isWay = (text: string | null): text is Way => text !== null && text in ways

/** A bill that was not collected by itself is added by its code, by what stands on its face, or by its file. */
export function AddPage(): ReactNode {
  const [search] = useSearchParams()
  const owner = search.get('owner')
  const given = search.get('way')
  const way = isWay(given) ? given : null
  const to = (next: Way) => {
    const query = new URLSearchParams({ way: next, ...(owner !== null && { owner }) })
    return `/citizen/add?${query.toString()}`
  }
  const home = owner === null ? '/citizen' : `/citizen?owner=${owner}`
  if (way === null) {
    return (
      <Page title="添加票据" back={home}>
        <p>选一种最方便的方式。只有您本人（或您代办的家人）的票据可以添加。</p>
        <ul className="menu">
          {(
            [
              ['scan', 'scan', '用相机对准票据上的二维码'],
              ['five', 'paper', '照着票据填代码、号码、校验码、金额、日期'],
              ['file', 'upload', '从短信、公众号下载的 XML、OFD、PDF 或照片'],
            ] as const
          ).map(([name, icon, about]) => (
            <li key={name}>
              <Link to={to(name)}>
                <Icon name={icon} size={1.5} />
                <span>
                  {ways[name]}
                  <br />
                  <span className="quiet">{about}</span>
                </span>
                <Icon name="forward" />
              </Link>
            </li>
          ))}
        </ul>
      </Page>
    )
  }
  return (
    <Page title={ways[way]} back={`/citizen/add${owner === null ? '' : `?owner=${owner}`}`}>
      {way === 'scan' && <ScanWay owner={owner} />}
      {way === 'five' && <FiveWay owner={owner} />}
      {way === 'file' && <FileWay owner={owner} />}
    </Page>
  )
}

interface WayProps {
  readonly owner: string | null
}
const ownerOf = (owner: string | null) => (owner === null ? {} : { owner })

function useClaimed(owner: string | null): (bill: FolderBill | undefined) => Promise<void> {
  const navigate = useNavigate()
  const readAgain = useReadAgain()
  return async (bill) => {
    if (bill === undefined) return
    await readAgain()
    void navigate(billPath(bill, owner), { replace: true })
  }
}

function ScanWay({ owner }: WayProps): ReactNode {
  const act = useAct()
  const claimed = useClaimed(owner)
  const found = async (text: string) => {
    const answer = await act.run(() =>
      office.POST('/people/self/bills/qr', { params: { query: ownerOf(owner) }, body: { text } }),
    )
    await claimed(answer?.data)
  }
  return (
    <div className="stack">
      <Suspense fallback={<div role="status" aria-label="正在读取" className="loading-card" />}>
        <Scanner onFound={(text) => void found(text)} isPaused={act.isBusy} />
      </Suspense>
      {act.fault !== null && <FaultNote error={act.fault} />}
    </div>
  )
}

const emptyFive = { billCode: '', billNumber: '', checkCode: '', amount: '', issuedOn: '' }
type Five = typeof emptyFive

function fiveFaults({ billCode, billNumber, checkCode, amount, issuedOn }: Five) {
  return {
    billCode: /^\d{8}$/.test(billCode) ? null : '票据代码是 8 位数字',
    billNumber: /^\d{10}$/.test(billNumber) ? null : '票据号码是 10 位数字',
    checkCode: /^[0-9a-z]{6}$/.test(checkCode) ? null : '校验码是 6 位数字或小写字母',
    amount: /^\d{1,12}(\.\d{1,2})?$/.test(amount) ? null : '金额写数字，如 128.50',
    issuedOn: /^\d{4}-\d{2}-\d{2}$/.test(issuedOn) ? null : '请选择开票日期',
  }
}

function FiveWay({ owner }: WayProps): ReactNode {
  const [five, setFive] = useState(emptyFive)
  const [wasTried, setTried] = useState(false)
  const act = useAct()
  const claimed = useClaimed(owner)
  const faults = fiveFaults(five)
  const field = (
    name: keyof Five,
    label: string,
    more: Partial<{ type: string; hint: string }>,
  ) => (
    <TextField
      {...more}
      label={label}
      value={five[name]}
      onText={(text) => setFive({ ...five, [name]: text.trim() })}
      fault={wasTried ? faults[name] : null}
      autoComplete="off"
    />
  )
  const send = async (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (Object.values(faults).some((fault) => fault !== null)) return
    const answer = await act.run(() =>
      office.POST('/people/self/bills', { params: { query: ownerOf(owner) }, body: five }),
    )
    await claimed(answer?.data)
  }
  return (
    <form className="stack" noValidate onSubmit={(event) => void send(event)}>
      {field('billCode', '票据代码', { hint: '票面左上角，8 位' })}
      {field('billNumber', '票据号码', { hint: '票面右上角，10 位' })}
      {field('checkCode', '校验码', { hint: '票据号码下面，6 位' })}
      {field('amount', '金额合计（元）', { hint: '小写金额，如 128.50' })}
      {field('issuedOn', '开票日期', { type: 'date' })}
      {act.fault !== null && <FaultNote error={act.fault} />}
      <BusyButton isBusy={act.isBusy}>添加</BusyButton>
    </form>
  )
}

type FileAnswer =
  paths['/people/self/bills/files']['post']['responses']['200']['content']['application/json']

function FileWay({ owner }: WayProps): ReactNode {
  const act = useAct()
  const readAgain = useReadAgain()
  const [results, setResults] = useState<FileAnswer['files']>([])
  const send = async (files: readonly File[]) => {
    for (const file of files) {
      const path = `/people/self/bills/files${owner === null ? '' : `?owner=${owner}`}`
      const answer = await act.run(async () => ({
        data: (await uploadBillFile(path, file)) as FileAnswer,
      }))
      if (answer?.data === undefined) return
      const named = answer.data.files.map((each) => ({ ...each, name: each.name || file.name }))
      setResults((earlier) => [...named, ...earlier])
    }
    await readAgain()
  }
  return (
    <div className="stack">
      <div className="field">
        <label htmlFor="bill-files">选择文件，可以一次选几个</label>
        <input
          id="bill-files"
          type="file"
          multiple
          accept={billFileEndings}
          disabled={act.isBusy}
          onChange={(event) => {
            const files = [...(event.target.files ?? [])]
            // The same file can be chosen again after a fault.
            event.target.value = ''
            void send(files)
          }}
        />
      </div>
      {act.isBusy && <p role="status">正在核对文件…</p>}
      {act.fault !== null && <FaultNote error={act.fault} />}
      {results.map(({ name, bill, refused }) => (
        <div key={name + (bill?.billNumber ?? '')}>
          {bill === null ? (
            <div className="notice" role="status">
              <strong>{name}</strong>：{refused?.sentence ?? '没有认出票据。'}
              <br />
              <span className="quiet">代码 {refused?.code ?? ''}</span>
            </div>
          ) : (
            <BillCard bill={bill} owner={owner} />
          )}
        </div>
      ))}
    </div>
  )
}
