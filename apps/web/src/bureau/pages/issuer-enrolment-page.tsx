import { Button, Card, Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { office, queries } from '../../api/client.ts'
import { useAct } from '../../api/use-act.ts'
import { NoRight, PageHeading } from '../../console/page-states.tsx'
import { FaultNote } from '../../elements/fault-note.tsx'
import { useKeptDraft } from '../../elements/kept-draft.ts'
import { addressesOf } from '../parts/issuers.tsx'
import { useHasRole } from '../parts/rights.ts'

interface Draft {
  readonly partyId: string
  readonly partyName: string
  readonly publicKey: string
  readonly addresses: string
}
const empty: Draft = { partyId: '', partyName: '', publicKey: '', addresses: '' }

const addressesMax = 100
const creditCodePattern = /^[0-9A-Z]{18}$/

/** Enrols the system of an issuing unit; what was typed stays until it is enrolled. */
export function IssuerEnrolmentPage(): ReactNode {
  const mayEnrol = useHasRole('bureau_system')
  if (!mayEnrol) return <NoRight />
  return (
    <>
      <PageHeading
        title="登记开票单位"
        about="登记后平台给开票系统一个应用编号，应用密钥在单位页面领取一次。"
      />
      <Card style={{ maxWidth: 720 }}>
        <EnrolmentForm />
      </Card>
    </>
  )
}

function EnrolmentForm(): ReactNode {
  const [draft, keep, forget] = useKeptDraft<Draft>('issuer', empty)
  const act = useAct()
  const navigate = useNavigate()
  const enrol = async ({ partyId, partyName, publicKey, addresses }: Draft) => {
    const body = {
      partyId: partyId.trim(),
      partyName: partyName.trim(),
      publicKey: publicKey.trim(),
      addresses: addressesOf(addresses),
    }
    const answer = await act.run(() => office.POST('/bureaus/issuers', { body }))
    if (answer?.data === undefined) return
    forget()
    await queries.invalidateQueries()
    void navigate(`/bureau/issuers/${answer.data.issuerId}`, { replace: true })
  }
  return (
    <Form<Draft>
      layout="vertical"
      initialValues={draft}
      onValuesChange={(_changed, all) => keep(all)}
      onFinish={(given) => void enrol(given)}
    >
      <Form.Item
        name="partyName"
        label="单位名称"
        rules={[{ required: true, whitespace: true, message: '请填写单位名称' }]}
      >
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="partyId"
        label="统一社会信用代码"
        rules={[
          { required: true, pattern: creditCodePattern, message: '代码是 18 位数字和大写字母' },
        ]}
      >
        <Input className="figures" maxLength={18} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="publicKey"
        label="开票系统的 SM2 公钥"
        extra="PEM 文本，由开票单位提供。私钥留在单位自己手里，不要收取。"
        rules={[{ required: true, min: 100, max: 600, message: '请粘贴完整的公钥文本' }]}
      >
        <Input.TextArea rows={5} maxLength={600} className="figures" spellCheck={false} />
      </Form.Item>
      <Form.Item
        name="addresses"
        label="调用地址"
        extra="开票系统从哪些地址访问平台，一行一个，例如 192.0.2.0/24。"
        rules={[
          {
            validator: (_rule, value: string) => {
              const count = addressesOf(value).length
              return count > 0 && count <= addressesMax
                ? Promise.resolve()
                : Promise.reject(new Error(`请填写 1 到 ${addressesMax} 个地址`))
            },
          },
        ]}
      >
        <Input.TextArea rows={3} className="figures" spellCheck={false} />
      </Form.Item>
      {act.fault !== null && <FaultNote error={act.fault} />}
      <Button type="primary" htmlType="submit" loading={act.isBusy}>
        登记
      </Button>
    </Form>
  )
}
