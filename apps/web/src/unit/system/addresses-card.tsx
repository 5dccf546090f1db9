import { Button, Card, Form } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { office, queries } from '../../api/client.ts'
import { useAct } from '../../api/use-act.ts'
import { FaultNote } from '../../elements/fault-note.tsx'
import { environmentNames } from './connection.ts'
import type { EnvironmentProps } from './credentials-card.tsx'
import { useConnectionRights } from './connection-rights.ts'
import type { EndpointDraft } from './endpoint-items.tsx'
import { EndpointItems, endpointDraft, endpointOf, isWhole } from './endpoint-items.tsx'

/** From where an environment lets the unit in; changed here once the joint-test form was accepted. */
export function AddressesCard({ environment, status }: EnvironmentProps): ReactNode {
  const endpoint = environment === 'test' ? status.testEndpoint : status.productionEndpoint
  const { mayAct } = useConnectionRights()
  const [draft, setDraft] = useState<EndpointDraft | null>(null)
  if (endpoint === null) {
    return (
      <Card className="panel" title="IP地址">
        <p>联调申请表受理后按表上的地址放行，以后在这里变更。</p>
      </Card>
    )
  }
  return (
    <Card className="panel" title="IP地址">
      <p>
        允许访问：<span className="figures">{endpoint.addresses.join('、')}</span>，端口{' '}
        <span className="figures">{endpoint.port}</span>
      </p>
      {mayAct && draft === null && (
        <Button onClick={() => setDraft(endpointDraft(endpoint))}>
          变更{environmentNames[environment]}IP地址
        </Button>
      )}
      {draft !== null && <Change environment={environment} draft={draft} onChange={setDraft} />}
    </Card>
  )
}

function Change({
  environment,
  draft,
  onChange,
}: Pick<EnvironmentProps, 'environment'> & {
  readonly draft: EndpointDraft
  readonly onChange: (draft: EndpointDraft | null) => void
}): ReactNode {
  const act = useAct()
  const change = async () => {
    const params = { path: { environment } }
    const body = endpointOf(draft)
    const answer = await act.run(() =>
      office.PUT('/connections/self/endpoints/{environment}', { params, body }),
    )
    if (answer === null) return
    onChange(null)
    await queries.invalidateQueries()
  }
  return (
    <Form layout="vertical" onFinish={() => void change()}>
      <EndpointItems environment={environment} value={draft} onChange={onChange} />
      {act.fault !== null && <FaultNote error={act.fault} />}
      <div className="page-actions">
        <Button type="primary" htmlType="submit" loading={act.isBusy} disabled={!isWhole(draft)}>
          保存，并从现在起放行
        </Button>
        <Button onClick={() => onChange(null)}>不变更</Button>
      </div>
    </Form>
  )
}
