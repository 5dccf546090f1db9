import { Input } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { office } from '../../api/client.ts'
import type { paths } from '../../api/office-api.ts'
import { ReasonButton } from '../../console/reason-button.tsx'
import type { Issuer } from './issuers.tsx'
import { addressesOf } from './issuers.tsx'

type Change = Omit<
  paths['/bureaus/issuers/{issuerId}/changes']['post']['requestBody']['content']['application/json'],
  'reason'
>

const change =
  ({ issuerId }: Issuer, given: Change) =>
  (reason: string) =>
    office.POST('/bureaus/issuers/{issuerId}/changes', {
      params: { path: { issuerId } },
      body: { ...given, reason },
    })

/** What can be changed of an issuer in its state. */
export function IssuerActs({ issuer }: { readonly issuer: Issuer }): ReactNode {
  const { state } = issuer
  if (state !== 'active' && state !== 'suspended') return null
  return (
    <>
      <AddressesButton key={issuer.addresses.join()} issuer={issuer} />
      <PublicKeyButton issuer={issuer} />
      {state === 'active' ? (
        <ReasonButton
          isGrave
          label="暂停"
          about="暂停后平台不受理这个单位的报文，不能开票和冲红，可以恢复。"
          ask="暂停的原因"
          send={change(issuer, { state: 'suspended' })}
        />
      ) : (
        <ReasonButton
          isMain
          label="恢复"
          about="恢复后单位可以照常开票。"
          ask="恢复的原因"
          send={change(issuer, { state: 'active' })}
        />
      )}
      <ReasonButton
        isGrave
        label="注销"
        about="注销后不能恢复，单位要开票须重新登记。已经开具的票据不受影响。"
        ask="注销的原因"
        send={change(issuer, { state: 'closed' })}
      />
    </>
  )
}

function AddressesButton({ issuer }: { readonly issuer: Issuer }): ReactNode {
  const [text, setText] = useState(issuer.addresses.join('\n'))
  const addresses = addressesOf(text)
  return (
    <ReasonButton
      label="变更调用地址"
      about="新地址代替原来的全部地址，一行一个。"
      ask="变更的原因"
      isFilled={addresses.length > 0}
      send={change(issuer, { addresses })}
    >
      <Input.TextArea
        aria-label="新的调用地址"
        className="figures panel"
        rows={4}
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </ReasonButton>
  )
}

function PublicKeyButton({ issuer }: { readonly issuer: Issuer }): ReactNode {
  const [publicKey, setPublicKey] = useState('')
  return (
    <ReasonButton
      label="更换公钥"
      about="新公钥登记后，原来的公钥还会认一段时间，单位在这段时间里换好。"
      ask="更换的原因"
      isFilled={publicKey.trim() !== ''}
      send={async (reason) => {
        const answer = await change(issuer, { publicKey: publicKey.trim() })(reason)
        if (answer.data !== undefined) setPublicKey('')
        return answer
      }}
    >
      <Input.TextArea
        aria-label="新的公钥"
        placeholder="PEM 文本，由开票单位提供"
        className="figures panel"
        rows={5}
        maxLength={600}
        spellCheck={false}
        value={publicKey}
        onChange={(event) => setPublicKey(event.target.value)}
      />
    </ReasonButton>
  )
}
