import { Card } from 'antd'
import type { ReactNode } from 'react'
import { office } from '../../api/client.ts'
import { ReasonButton } from '../../console/reason-button.tsx'
import { Moment } from '../../elements/facts.tsx'
import type { Connection } from './connections.tsx'
import { useHasRole } from './rights.ts'

/** The centre's part of the sign-off, after the unit's. */
export function SignOff({ of }: { readonly of: Connection }): ReactNode {
  const mayReview = useHasRole('bureau_review')
  const { step, unitId, unitSignedAt } = of
  if (step !== 'signing') return null
  return (
    <Card className="panel" title="双方确认">
      {unitSignedAt === null ? (
        <p>测试用例已经齐全，等单位先确认。</p>
      ) : (
        <>
          <p>
            单位已于 <Moment of={unitSignedAt} /> 确认。
          </p>
          {mayReview ? (
            <ReasonButton
              isMain
              label="签署联调通过"
              about="确认后登记正式环境应用，放行申请表里的正式地址，先给较低的配额。"
              send={() =>
                office.POST('/bureaus/connections/{unitId}/sign-off', {
                  params: { path: { unitId } },
                  body: {},
                })
              }
            />
          ) : (
            <p>由有审核岗位的人确认。</p>
          )}
        </>
      )}
    </Card>
  )
}
