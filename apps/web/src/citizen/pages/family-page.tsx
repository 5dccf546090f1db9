import { isIdentityNumber } from '@piaoqiao/domain'
import { useState } from 'react'
import type { SubmitEvent, ReactNode } from 'react'
import { api, office } from '../../api/client.ts'
import { uploadFile } from '../../api/files.ts'
import type { paths } from '../../api/office-api.ts'
import { useAct } from '../../api/use-act.ts'
import { FaultNote } from '../../elements/fault-note.tsx'
import { CodeField } from '../parts/code-field.tsx'
import { BusyButton, ChoiceField, TextField } from '../parts/fields.tsx'
import { Page, Shown, useReadAgain } from '../parts/page.tsx'
import { codeFault, isCode } from '../parts/sign-in.tsx'

type Link =
  paths['/people/self/family']['get']['responses']['200']['content']['application/json']['links'][number]
const rightNames: Readonly<Record<string, string>> = {
  see: '查看票据',
  authorise: '授权单位',
  submit: '提交报销',
}

/** For whom the person acts, and who acts for the person. */
export function FamilyPage(): ReactNode {
  const asked = api.useQuery('get', '/people/self/family')
  return (
    <Page title="家人代办" back="/citizen/me">
      <div className="stack">
        <p>可以替家人查看票据、授权和提交报销。需要对方同意，双方随时可以解除。</p>
        <Shown query={asked}>
          {({ links }) => {
            const shown = links.filter(({ state }) => state === 'asked' || state === 'active')
            if (shown.length === 0) return <p className="empty">还没有代办关系。</p>
            return shown.map((link) => <LinkCard key={link.linkId} link={link} />)
          }}
        </Shown>
        <NewLink />
      </div>
    </Page>
  )
}

function LinkCard({ link }: { readonly link: Link }): ReactNode {
  const { side, proxyName, memberName, memberIdentityNumber, relation, rights, state, stateName } =
    link
  const isMember = side === 'member'
  return (
    <section className="sheet stack" aria-label={isMember ? proxyName : memberName}>
      <div className="bill-card-title">
        <strong>{isMember ? `${proxyName} 替我办` : `我替 ${memberName} 办`}</strong>
        <span>{stateName}</span>
      </div>
      {!isMember && <p className="quiet figures">身份证号 {memberIdentityNumber}</p>}
      <p>
        {relation}，{rights.map((right) => rightNames[right] ?? right).join('、')}
      </p>
      {state === 'asked' && isMember && <Consent link={link} />}
      {state === 'asked' && !isMember && link.memberId === null && <Guardianship link={link} />}
      {state === 'asked' && !isMember && link.memberId !== null && (
        <p className="quiet">已通知对方，等待对方同意。</p>
      )}
      {(state === 'active' || !isMember) && <Ending link={link} />}
    </section>
  )
}

function Consent({ link }: { readonly link: Link }): ReactNode {
  const [code, setCode] = useState('')
  const [wasTried, setTried] = useState(false)
  const act = useAct()
  const readAgain = useReadAgain()
  const params = { path: { linkId: link.linkId } }
  const consent = async (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (!isCode(code)) return
    const answer = await act.run(() =>
      office.POST('/people/self/family/{linkId}/consent', { params, body: { code } }),
    )
    if (answer !== null) await readAgain()
  }
  const decline = async () => {
    const answer = await act.run(() =>
      office.POST('/people/self/family/{linkId}/decline', { params, body: {} }),
    )
    if (answer !== null) await readAgain()
  }
  return (
    <form className="stack" noValidate onSubmit={(event) => void consent(event)}>
      <CodeField
        value={code}
        onText={setCode}
        canSend
        fault={wasTried && !isCode(code) ? codeFault : null}
        send={() => office.POST('/people/self/family/{linkId}/code', { params, body: {} })}
      />
      {act.fault !== null && <FaultNote error={act.fault} />}
      <BusyButton isBusy={act.isBusy}>同意代办</BusyButton>
      <BusyButton look="plain" isBusy={act.isBusy} onClick={() => void decline()}>
        不同意
      </BusyButton>
    </form>
  )
}

function Guardianship({ link }: { readonly link: Link }): ReactNode {
  const [isSent, setSent] = useState(false)
  const act = useAct()
  const readAgain = useReadAgain()
  const upload = async (file: File | undefined) => {
    if (file === undefined) return
    const answer = await act.run(async () => {
      await uploadFile('PUT', `/people/self/family/${link.linkId}/document`, file)
      return {}
    })
    if (answer !== null) setSent(true)
  }
  const declare = async () => {
    const params = { path: { linkId: link.linkId } }
    const answer = await act.run(() =>
      office.POST('/people/self/family/{linkId}/declaration', { params, body: { declared: true } }),
    )
    if (answer !== null) await readAgain()
  }
  return (
    <div className="stack">
      <div className="field">
        <label htmlFor={`paper-${link.linkId}`}>户口本或出生证明（PDF 或照片）</label>
        <input
          id={`paper-${link.linkId}`}
          type="file"
          accept=".pdf,.png,.jpg,.jpeg"
          onChange={(event) => void upload(event.target.files?.[0])}
        />
      </div>
      {isSent && (
        <p className="done-note" role="status">
          证明已上传。
        </p>
      )}
      {act.fault !== null && <FaultNote error={act.fault} />}
      <BusyButton isBusy={act.isBusy} onClick={() => void declare()}>
        我声明是孩子的监护人
      </BusyButton>
    </div>
  )
}

function Ending({ link }: { readonly link: Link }): ReactNode {
  const [isAsking, setAsking] = useState(false)
  const act = useAct()
  const readAgain = useReadAgain()
  const end = async () => {
    const params = { path: { linkId: link.linkId } }
    const answer = await act.run(() =>
      office.POST('/people/self/family/{linkId}/withdrawal', { params, body: {} }),
    )
    if (answer !== null) await readAgain()
  }
  if (!isAsking) {
    return (
      <button type="button" className="button" onClick={() => setAsking(true)}>
        解除
      </button>
    )
  }
  return (
    <div className="stack" role="group" aria-label="确认解除">
      {act.fault !== null && <FaultNote error={act.fault} />}
      <BusyButton look="grave" isBusy={act.isBusy} onClick={() => void end()}>
        确认解除
      </BusyButton>
      <button type="button" className="button" onClick={() => setAsking(false)}>
        不解除
      </button>
    </div>
  )
}

const noMember = { kind: 'adult', name: '', identityNumber: '', relation: '' }

/** Asks an adult for consent, or names a child. The identity number is kept in the page alone. */
function NewLink(): ReactNode {
  const [member, setMember] = useState(noMember)
  const [rights, setRights] = useState<readonly string[]>(['see'])
  const [wasTried, setTried] = useState(false)
  const act = useAct()
  const readAgain = useReadAgain()
  const faults = {
    name: member.name.trim() === '' ? '请填写姓名' : null,
    identityNumber: isIdentityNumber(member.identityNumber.toUpperCase())
      ? null
      : '身份证号不正确，请核对 18 位号码',
    relation: member.relation.trim() === '' ? '请填写关系，如配偶、母亲' : null,
  }
  const send = async (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (Object.values(faults).some((fault) => fault !== null)) return
    const { name, relation } = member
    const person = { name, identityNumber: member.identityNumber.toUpperCase(), relation }
    const asked = rights as ('see' | 'authorise' | 'submit')[]
    const answer = await act.run(() =>
      member.kind === 'child'
        ? office.POST('/people/self/children', { body: person })
        : office.POST('/people/self/family', { body: { ...person, rights: asked } }),
    )
    if (answer === null) return
    setMember(noMember)
    setTried(false)
    await readAgain()
  }
  const field = (name: 'name' | 'identityNumber' | 'relation', label: string, max: number) => (
    <TextField
      label={label}
      value={member[name]}
      onText={(text) => setMember({ ...member, [name]: text })}
      maxLength={max}
      autoComplete="off"
      fault={wasTried ? faults[name] : null}
    />
  )
  return (
    <details className="sheet">
      <summary className="choice">
        <strong>增加一位家人</strong>
      </summary>
      <form className="stack" noValidate onSubmit={(event) => void send(event)}>
        <ChoiceField
          label="家人是"
          value={member.kind}
          choices={[
            ['adult', '有数字账户的成年人'],
            ['child', '未满 18 岁的孩子'],
          ]}
          onChoose={(kind) => setMember({ ...member, kind })}
        />
        {field('name', '姓名', 40)}
        {field('identityNumber', '身份证号', 18)}
        {field('relation', '是我的', 20)}
        {member.kind === 'adult' && (
          <fieldset className="field">
            <legend>请对方同意我</legend>
            {Object.entries(rightNames).map(([right, name]) => (
              <label key={right} className="choice">
                <input
                  type="checkbox"
                  checked={rights.includes(right)}
                  disabled={right === 'see'}
                  onChange={(event) =>
                    setRights(
                      event.target.checked
                        ? [...rights, right]
                        : rights.filter((each) => each !== right),
                    )
                  }
                />
                {name}
              </label>
            ))}
          </fieldset>
        )}
        {act.fault !== null && <FaultNote error={act.fault} />}
        <BusyButton isBusy={act.isBusy}>
          {member.kind === 'child' ? '添加孩子' : '请对方同意'}
        </BusyButton>
      </form>
    </details>
  )
}
