import { Alert, Card, Typography } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { office } from '../../api/client.ts'
import { FactsList } from '../../console/facts-list.tsx'
import { ReasonButton } from '../../console/reason-button.tsx'
import { SecretPicture } from '../../console/secret-picture.tsx'
import type { Issuer } from './issuers.tsx'

interface Key {
  readonly appId: string
  readonly appKey: string
}

/** The application key of an issuer, which is handed over once. It stays on the page until the page is left. */
export function IssuerKey({ issuer }: { readonly issuer: Issuer }): ReactNode {
  const [key, setKey] = useState<Key | null>(null)
  if (key !== null) return <ShownKey of={key} />
  if (!issuer.isKeyWaiting) return null
  const params = { path: { issuerId: issuer.issuerId } }
  return (
    <Card className="panel" title="应用密钥">
      <p>密钥已经生成，还没有人领取。请在能当面交给开票单位时再领取。</p>
      <ReasonButton
        isMain
        label="领取密钥"
        about="密钥只显示这一次，离开页面就看不到了。遗失的，要注销后重新登记。领取会记入审计日志。"
        send={async () => {
          const answer = await office.POST('/bureaus/issuers/{issuerId}/app-key', {
            params,
            body: {},
          })
          if (answer.data !== undefined) setKey(answer.data)
          return answer
        }}
      />
    </Card>
  )
}

function ShownKey({ of: { appId, appKey } }: { readonly of: Key }): ReactNode {
  return (
    <Card className="panel" title="应用密钥">
      <Alert
        className="panel"
        type="warning"
        title="密钥只显示这一次。请现在交给开票单位，离开页面就看不到了。"
      />
      <SecretPicture secret={appKey} label="应用密钥的二维码" />
      <FactsList
        facts={[
          [
            '应用编号',
            <Typography.Text key="id" copyable className="figures whole-text">
              {appId}
            </Typography.Text>,
          ],
          [
            '应用密钥',
            <Typography.Text key="key" copyable className="figures whole-text">
              {appKey}
            </Typography.Text>,
          ],
        ]}
      />
    </Card>
  )
}
