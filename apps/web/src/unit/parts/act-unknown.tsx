import { Button, Card } from 'antd'
import type { ReactNode } from 'react'
import { useEffect } from 'react'
import { useNavigate } from 'react-router'
import { api } from '../../api/client.ts'
import { ConsoleTable } from '../../console/console-table.tsx'
import { Chip } from '../../elements/chip.tsx'
import { FaultNote } from '../../elements/fault-note.tsx'
import type { SentAct, Sending } from './use-sent-act.ts'

const askAgainMs = 5_000

export interface ActUnknownProps {
  readonly title: string
  readonly bills: readonly string[]
  /** Under which the act was sent. */
  readonly requestId: string
  readonly sending: Sending
  /** Sends the very same again, under the same id. */
  readonly sendAgain: (body: SentAct) => void
  readonly recordPath: (actId: string) => string
}

const billOf = ({ billCode, billNumber }: SentAct['items'][number]) =>
  `${String(billCode)}-${String(billNumber)}`

/** An act of which no answer came: asks by its request id what became of it until it is known. */
export function ActUnknown(props: ActUnknownProps): ReactNode {
  const { title, bills, requestId, sending, sendAgain, recordPath } = props
  const { sent, isBusy, fault } = sending
  const navigate = useNavigate()
  const asked = api.useQuery(
    'get',
    '/desk/acts',
    { params: { query: { requestId } } },
    { refetchInterval: askAgainMs, staleTime: 0, retry: false },
  )
  const arrived = asked.data?.items[0]?.actId
  useEffect(() => {
    if (arrived !== undefined) void navigate(recordPath(arrived), { replace: true })
  }, [arrived, navigate, recordPath])
  const isMissing = asked.data?.items.length === 0 && asked.error === null
  const shown = isMissing ? null : (fault ?? asked.error)
  return (
    <Card className="panel" title={isMissing ? '平台没有收到，没有办理' : '还不知道有没有办成'}>
      {shown !== null && <FaultNote error={shown} />}
      <p role="status">
        {isMissing
          ? '刚才的提交没有送到平台，一张也没有办。可以再提交一次。'
          : '没有等到平台的答复。本页正在用这次提交的编号询问，有结果就会显示，不用重新填写。'}
      </p>
      <div className="filters">
        {sent !== null && (
          <Button type="primary" loading={isBusy} onClick={() => sendAgain(sent)}>
            再次提交{title}
          </Button>
        )}
        {isMissing && <Button onClick={sending.giveUp}>回去修改</Button>}
      </div>
      {sent !== null && <p>再次提交用的是同一个编号，不会办两次。</p>}
      <ConsoleTable<{ readonly bill: string }>
        label="逐张情况"
        rows={(sent?.items.map(billOf) ?? bills).map((bill) => ({ bill }))}
        rowKey={({ bill }) => bill}
        columns={[
          {
            title: '票据',
            render: (_value, { bill }) => <span className="figures">{bill.replace('-', ' ')}</span>,
          },
          {
            title: '结果',
            render: () =>
              isMissing ? (
                <Chip tone="ended" icon="cross">
                  没有送到
                </Chip>
              ) : (
                <Chip tone="warn" icon="clock">
                  不知道
                </Chip>
              ),
          },
        ]}
      />
    </Card>
  )
}
