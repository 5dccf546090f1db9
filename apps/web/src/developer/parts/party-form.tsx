import { Button, Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Party } from '../sealing/party.ts'
import { setOwnParty, useOwnParty } from '../sealing/party.ts'
import './live-example.css'

/** The reader's own test keys. They stay in the memory of the page. */
export function PartyForm({ known }: { readonly known?: Partial<Party> }): ReactNode {
  const own = useOwnParty()
  const [isOpen, setOpen] = useState(false)
  const enter = (party: Party) => {
    setOwnParty({ ...party, appKey: party.appKey.trim(), appId: party.appId.trim() })
    setOpen(false)
  }
  return (
    <section className="party" aria-label="密钥">
      <p>
        {own === null ? '现在用的是公开的示例密钥。' : `现在用的是您的测试密钥（${own.appId}）。`}
        <Button type="link" onClick={() => setOpen(!isOpen)} aria-expanded={isOpen}>
          换成自己的测试密钥
        </Button>
        {own !== null && (
          <Button type="link" onClick={() => setOwnParty(null)}>
            换回示例密钥
          </Button>
        )}
      </p>
      {isOpen && <KeyFields initial={{ ...known, ...own }} enter={enter} />}
    </section>
  )
}

function KeyFields({
  initial,
  enter,
}: {
  readonly initial: Partial<Party>
  readonly enter: (party: Party) => void
}): ReactNode {
  return (
    <Form layout="vertical" requiredMark={false} onFinish={enter} initialValues={initial}>
      <p>密钥只留在这一页的内存里，不会保存，刷新后就没有了。请不要填写正式环境的密钥。</p>
      <Form.Item name="appId" label="appId" rules={[{ required: true, message: '请填写 appId' }]}>
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="appKey"
        label="appKey"
        rules={[{ required: true, pattern: /^\s*[0-9a-f]{64}\s*$/, message: '应为 64 位十六进制' }]}
      >
        <Input maxLength={80} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="privateKey"
        label="本单位私钥"
        rules={[{ required: true, message: '请粘贴私钥' }]}
      >
        <Input.TextArea rows={3} maxLength={4_000} autoComplete="off" spellCheck={false} />
      </Form.Item>
      <Form.Item
        name="platformPublicKey"
        label="平台公钥"
        rules={[{ required: true, message: '请粘贴平台公钥' }]}
      >
        <Input.TextArea rows={3} maxLength={4_000} autoComplete="off" spellCheck={false} />
      </Form.Item>
      <Button type="primary" htmlType="submit">
        使用这些密钥
      </Button>
    </Form>
  )
}
