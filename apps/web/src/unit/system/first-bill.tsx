import { Button, Card, Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { office, queries } from '../../api/client.ts'
import { useAct } from '../../api/use-act.ts'
import { FactsList } from '../../console/facts-list.tsx'
import { Moment } from '../../elements/facts.tsx'
import { FaultNote } from '../../elements/fault-note.tsx'
import type { ConnectionStatus } from './connection.ts'
import { useConnectionRights } from './connection-rights.ts'

const doneAt = (at: string | null): ReactNode => (at === null ? '还没有' : <Moment of={at} />)

/** The first bill of 0.01 yuan: named, and how far it came. */
export function FirstBill({ status }: { readonly status: ConnectionStatus }): ReactNode {
  const { mayAct } = useConnectionRights()
  const { firstBill, step, liveAt } = status
  return (
    <Card className="panel" title="3 首笔票据">
      {firstBill !== null && (
        <FactsList
          facts={[
            [
              '票据',
              <span key="bill" className="figures">
                {firstBill.billCode} {firstBill.billNumber}
              </span>,
            ],
            ['锁定', doneAt(firstBill.lockedAt)],
            ['报销', doneAt(firstBill.reportedAt)],
            ['入账', doneAt(firstBill.postedAt)],
          ]}
        />
      )}
      {liveAt !== null && (
        <p role="status">
          <Moment of={liveAt} /> 正式上线。
        </p>
      )}
      {step === 'trial' && (
        <p>
          请本单位系统在正式环境用一张0.01元的票据完成锁定、报销和入账，再在这里登记这张票据。登记后平台会继续跟进。
        </p>
      )}
      {step === 'trial' && mayAct && <Naming />}
      {step !== 'trial' && firstBill === null && <p>正式环境开通后办理。</p>}
    </Card>
  )
}

interface BillKey {
  readonly billCode: string
  readonly billNumber: string
}

function Naming(): ReactNode {
  const act = useAct()
  const name = async (body: BillKey) => {
    const answer = await act.run(() => office.PUT('/connections/self/first-bill', { body }))
    if (answer !== null) await queries.invalidateQueries()
  }
  return (
    <Form<BillKey> layout="vertical" onFinish={(body) => void name(body)}>
      <Form.Item
        name="billCode"
        label="票据代码"
        rules={[{ required: true, pattern: /^\d{8}$/, message: '票据代码是 8 位数字' }]}
      >
        <Input inputMode="numeric" maxLength={8} />
      </Form.Item>
      <Form.Item
        name="billNumber"
        label="票据号码"
        rules={[{ required: true, pattern: /^\d{10}$/, message: '票据号码是 10 位数字' }]}
      >
        <Input inputMode="numeric" maxLength={10} />
      </Form.Item>
      {act.fault !== null && <FaultNote error={act.fault} />}
      <Button type="primary" htmlType="submit" loading={act.isBusy}>
        登记首笔票据
      </Button>
    </Form>
  )
}
