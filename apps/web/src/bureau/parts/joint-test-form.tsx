import { Card, Space } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { api, office } from '../../api/client.ts'
import { faultOf } from '../../api/fault.ts'
import { FactsList } from '../../console/facts-list.tsx'
import { Asked, EmptyNote } from '../../console/page-states.tsx'
import { ReasonButton } from '../../console/reason-button.tsx'
import { Moment } from '../../elements/facts.tsx'
import type { Connection } from './connections.tsx'
import { useHasRole } from './rights.ts'

/** The form by which a unit asks for its joint test, and the decision about it. */
export function JointTestForm({ of }: { readonly of: Connection }): ReactNode {
  const { unitId, step } = of
  const params = { path: { unitId } }
  const path = '/bureaus/connections/{unitId}/joint-test-form'
  const asked = api.useQuery('get', path, { params })
  const isMissing = asked.error !== null && faultOf(asked.error).status === 404
  return (
    <Card
      className="panel"
      title="联调申请表"
      extra={<Link to="/bureau/joint-tests">联调日历</Link>}
    >
      {isMissing ? (
        <EmptyNote text="单位还没有填写联调申请表。" />
      ) : (
        <Asked query={asked} lines={3}>
          {({ stateName, contact, wantedTime, changedAt, reason }) => (
            <>
              <div className="panel">
                <FactsList
                  facts={[
                    ['状态', reason === null ? stateName : `${stateName}：${reason}`],
                    ['联系人', [contact.name, contact.mobile, contact.email].join('，')],
                    ['希望联调的时间', wantedTime],
                    ['更新', <Moment key="at" of={changedAt} />],
                  ]}
                />
              </div>
              {step === 'form_review' && <Decision unitId={unitId} />}
            </>
          )}
        </Asked>
      )}
    </Card>
  )
}

function Decision({ unitId }: { readonly unitId: string }): ReactNode {
  const mayReview = useHasRole('bureau_review')
  const params = { path: { unitId } }
  if (!mayReview) return <p>您的岗位可以看，不能审核。</p>
  return (
    <Space wrap>
      <ReasonButton
        isMain
        label="受理联调申请"
        about="受理后测试环境放行申请表里的地址，单位可以预约联调时间。"
        send={() =>
          office.POST('/bureaus/connections/{unitId}/joint-test-form/acceptance', {
            params,
            body: {},
          })
        }
      />
      <ReasonButton
        label="退回联调申请"
        about="单位会收到邮件，改好后重新提交。"
        ask="要改什么"
        send={(reason) =>
          office.POST('/bureaus/connections/{unitId}/joint-test-form/return', {
            params,
            body: { reason },
          })
        }
      />
    </Space>
  )
}
