import { Alert, Card } from 'antd'
import type { ReactNode } from 'react'
import { Link, useParams } from 'react-router'
import { api } from '../../api/client.ts'
import { FactsList } from '../../console/facts-list.tsx'
import { Asked, PageHeading } from '../../console/page-states.tsx'
import { Moment } from '../../elements/facts.tsx'
import { IssuerActs } from '../parts/issuer-acts.tsx'
import { IssuerKey } from '../parts/issuer-key.tsx'
import type { Issuer } from '../parts/issuers.tsx'
import { IssuerChip } from '../parts/issuers.tsx'
import { useBureaus, useHasRole } from '../parts/rights.ts'

/** One issuing unit: what is registered of it, its application key, and what can be changed. */
export function IssuerPage(): ReactNode {
  const { issuerId = '' } = useParams()
  const params = { path: { issuerId } }
  const asked = api.useQuery('get', '/bureaus/issuers/{issuerId}', { params })
  const mayChange = useHasRole('bureau_system')
  return (
    <Asked query={asked}>
      {(issuer) => (
        <>
          <PageHeading
            title={issuer.partyName}
            about="开票单位和它的开票系统。"
            actions={mayChange && <IssuerActs issuer={issuer} />}
          />
          <StateNote issuer={issuer} />
          {mayChange && <IssuerKey issuer={issuer} />}
          <Facts issuer={issuer} />
        </>
      )}
    </Asked>
  )
}

function StateNote({ issuer: { state, code } }: { readonly issuer: Issuer }): ReactNode {
  if (state === 'enrolling') {
    return (
      <Alert
        className="panel"
        type="info"
        title="登记系统还没有答复，平台会自动重试。答复后就可以领取应用密钥。"
      />
    )
  }
  if (state === 'refused') {
    return (
      <Alert
        className="panel"
        type="warning"
        title="登记系统没有受理，请核对信用代码和公钥后重新登记。"
        description={code === null ? undefined : `代码 ${code}`}
      />
    )
  }
  if (code !== null) {
    return (
      <Alert
        className="panel"
        type="warning"
        title="最近一次变更登记系统没有受理，下面是现在登记的内容。"
        description={`代码 ${code}`}
      />
    )
  }
  return null
}

function Facts({ issuer }: { readonly issuer: Issuer }): ReactNode {
  const { all } = useBureaus()
  const maySeeBills = useHasRole('bureau_review', 'bureau_supervise')
  const bureau = all.find(({ bureauId }) => bureauId === issuer.bureauId)
  return (
    <Card className="panel" title="登记内容">
      <FactsList
        facts={[
          ['状态', <IssuerChip key="state" of={issuer} />],
          [
            '统一社会信用代码',
            <span key="code" className="figures">
              {issuer.partyId}
            </span>,
          ],
          ['财政部门', bureau?.name ?? issuer.bureauId],
          [
            '应用编号',
            <span key="app" className="figures whole-text">
              {issuer.appId}
            </span>,
          ],
          [
            '调用地址',
            <ul key="addresses" className="plain-list figures">
              {issuer.addresses.map((address) => (
                <li key={address}>{address}</li>
              ))}
            </ul>,
          ],
          [
            '公钥',
            <pre key="key" className="whole-text">
              {issuer.publicKey.trim()}
            </pre>,
          ],
          ['登记', <Moment key="at" of={issuer.createdAt} />],
          ...(maySeeBills
            ? ([
                [
                  '票据',
                  <Link key="bills" to={`/bureau/bills?issuerId=${issuer.partyId}`}>
                    这个单位开具的票据
                  </Link>,
                ],
              ] as const)
            : []),
        ]}
      />
    </Card>
  )
}
