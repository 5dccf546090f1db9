import { useQuery } from '@tanstack/react-query'
import { Alert, Card } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { api } from '../../api/client.ts'
import { DownloadButton } from '../../console/download-button.tsx'
import { FactsList } from '../../console/facts-list.tsx'
import { Asked, PageHeading } from '../../console/page-states.tsx'
import { Chip } from '../../elements/chip.tsx'
import { Moment } from '../../elements/facts.tsx'
import type { ConnectionStatus, JointTestForm } from './connection.ts'
import { useConnectionRights } from './connection-rights.ts'
import { JointTestEditing } from './joint-test-editing.tsx'
import { formKey, readForm } from './known-of-connection.ts'
import { isPresent } from './unit-keys.ts'
import './connection.css'

const looks = {
  draft: ['warn', 'clock'],
  submitted: ['held', 'clock'],
  accepted: ['good', 'check'],
  returned: ['warn', 'back'],
} as const

/** 联调申请表: filled in, sealed, handed in, and what came of it. */
export function JointTestPage(): ReactNode {
  const own = api.useQuery('get', '/connections/self')
  const form = useQuery({ queryKey: formKey, queryFn: readForm })
  const { mayAct } = useConnectionRights()
  return (
    <>
      <PageHeading
        title="联调申请表"
        about="单位业务系统与财政电子票据公共服务平台接口联调申请表，由市财政局非税中心审核。"
      />
      <Asked query={own}>
        {(status) => (
          <Asked query={form}>
            {(found) => (
              <>
                {found !== null && <Standing form={found} />}
                <UnitFacts status={status} />
                {status.step === 'developing' && mayAct ? (
                  <JointTestEditing status={status} form={found} />
                ) : (
                  <Filed form={found} />
                )}
              </>
            )}
          </Asked>
        )}
      </Asked>
    </>
  )
}

function Standing({ form }: { readonly form: JointTestForm }): ReactNode {
  const [tone, icon] = looks[form.state as keyof typeof looks] ?? looks.draft
  return (
    <>
      <p className="connection-now">
        <Chip tone={tone} icon={icon}>
          {form.stateName}
        </Chip>
        <span className="connection-quiet">
          <Moment of={form.changedAt} /> 更新
        </span>
      </p>
      {form.state === 'returned' && (
        <Alert
          className="panel"
          type="warning"
          title={`请改正：${form.reason ?? ''}`}
          description="改好后重新打印盖章、上传、提交。"
        />
      )}
    </>
  )
}

/** What the form says of the unit without being asked: name, code, and the keys that were proven. */
function UnitFacts({ status }: { readonly status: ConnectionStatus }): ReactNode {
  const keys = api.useQuery('get', '/connections/self/keys')
  return (
    <Card className="panel" title="申请单位">
      <Asked query={keys} lines={3}>
        {({ items }) => (
          <FactsList
            facts={[
              ['单位全称', status.unitName],
              [
                '统一社会信用代码',
                <span key="code" className="figures">
                  {status.creditCode}
                </span>,
              ],
              ...(['test', 'production'] as const).map((environment) => {
                const key = items.find((each) => isPresent(each, environment))
                return [
                  environment === 'test' ? '单位公钥（测试环境）' : '单位公钥（正式环境）',
                  key === undefined ? (
                    <Link key={environment} to="/unit/connection/access">
                      {environment === 'test' ? '还没有验证，去提交' : '确认联调通过前提交'}
                    </Link>
                  ) : (
                    <span key={environment}>
                      已验证，指纹 <code>{key.fingerprint.slice(0, 16)}</code>
                    </span>
                  ),
                ] as const
              }),
            ]}
          />
        )}
      </Asked>
    </Card>
  )
}

/** A form that cannot be changed now. */
function Filed({ form }: { readonly form: JointTestForm | null }): ReactNode {
  if (form === null) return <p role="status">还没有填写联调申请表。</p>
  const { contact, test, production, wantedTime } = form
  return (
    <Card className="panel" title="申请内容">
      <FactsList
        facts={[
          ['单位联系人', contact.name],
          [
            '手机',
            <span key="mobile" className="figures">
              {contact.mobile}
            </span>,
          ],
          ['电子邮箱', contact.email],
          ['测试环境IP地址', test?.addresses.join('、')],
          ['测试环境端口', test?.port],
          ['正式环境IP地址', production?.addresses.join('、')],
          ['正式环境端口', production?.port],
          ['申请联调时间', wantedTime],
        ]}
      />
      <DownloadButton path="/connections/self/joint-test-form/form.pdf">
        下载联调申请表
      </DownloadButton>
      {form.state === 'accepted' && (
        <p>
          已受理，<Link to="/unit/connection/slots">去预约联调时间</Link>。地址有变动时，在
          <Link to="/unit/connection/access">密钥和地址</Link>中变更。
        </p>
      )}
    </Card>
  )
}
