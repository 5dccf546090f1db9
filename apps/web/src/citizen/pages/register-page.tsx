import { isIdentityNumber } from '@piaoqiao/domain'
import { useEffect, useState } from 'react'
import type { SubmitEvent, ReactNode } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { office } from '../../api/client.ts'
import { refreshSession } from '../../api/session.ts'
import { useAct } from '../../api/use-act.ts'
import { FaultNote } from '../../elements/fault-note.tsx'
import { CodeField } from '../parts/code-field.tsx'
import { BusyButton, TextField } from '../parts/fields.tsx'
import { Page } from '../parts/page.tsx'
import { codeFault, isCode, isMobile, mobileFault } from '../parts/sign-in.tsx'

interface Applicant {
  readonly name: string
  readonly identityNumber: string
  readonly mobile: string
  readonly code: string
}
const nobody: Applicant = { name: '', identityNumber: '', mobile: '', code: '' }

function faultsOf(given: Applicant, agreed: boolean) {
  const { name, identityNumber, mobile, code } = given
  return {
    name: name.trim() === '' ? '请填写身份证上的姓名' : null,
    identityNumber: isIdentityNumber(identityNumber.toUpperCase())
      ? null
      : '身份证号不正确，请核对 18 位号码',
    mobile: isMobile(mobile) ? null : mobileFault,
    code: isCode(code) ? null : codeFault,
    agreed: agreed ? null : '请先阅读并同意',
  }
}

/** Opens an account by real name. What is typed here stays in the page and is kept nowhere. */
export function RegisterPage(): ReactNode {
  const [given, setGiven] = useState(nobody)
  const [agreed, setAgreed] = useState(false)
  const [wasTried, setTried] = useState(false)
  const act = useAct()
  const navigate = useNavigate()
  const faults = faultsOf(given, agreed)
  const shown = (fault: string | null) => (wasTried ? fault : null)
  const set = (part: Partial<Applicant>) => setGiven({ ...given, ...part })
  const send = async (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (Object.values(faults).some((fault) => fault !== null)) return
    const body = { ...given, identityNumber: given.identityNumber.toUpperCase() }
    const answer = await act.run(() => office.POST('/people', { body }))
    if (answer === null) return
    await refreshSession()
    void navigate('/citizen/me/provinces?first=1', { replace: true })
  }
  return (
    <div className="phone">
      <Page title="实名注册" back="/citizen">
        <form className="stack" noValidate onSubmit={(event) => void send(event)}>
          <Invitation />
          <p>请填写本人信息。注册后，医院开给您的票据会自动归集到票据夹。</p>
          <TextField
            label="姓名"
            value={given.name}
            onText={(name) => set({ name })}
            autoComplete="name"
            maxLength={40}
            fault={shown(faults.name)}
          />
          <TextField
            label="身份证号"
            value={given.identityNumber}
            onText={(identityNumber) => set({ identityNumber: identityNumber.trim() })}
            autoComplete="off"
            maxLength={18}
            hint="只用来核对身份和归集票据，加密保存，页面上不会完整显示。"
            fault={shown(faults.identityNumber)}
          />
          <TextField
            label="手机号"
            value={given.mobile}
            onText={(mobile) => set({ mobile })}
            type="tel"
            autoComplete="tel-national"
            maxLength={11}
            fault={shown(faults.mobile)}
          />
          <CodeField
            value={given.code}
            onText={(code) => set({ code })}
            canSend={isMobile(given.mobile)}
            fault={shown(faults.code)}
            send={() =>
              office.POST('/people/codes', {
                body: { mobile: given.mobile, purpose: 'person.register' },
              })
            }
          />
          <div className="field">
            <label className="choice">
              <input
                type="checkbox"
                checked={agreed}
                onChange={(event) => setAgreed(event.target.checked)}
              />
              我同意平台核对我的身份，并为我归集财政电子票据
            </label>
            {shown(faults.agreed) !== null && (
              <span className="field-fault" role="alert">
                {faults.agreed}
              </span>
            )}
          </div>
          {act.fault !== null && <FaultNote error={act.fault} />}
          <BusyButton isBusy={act.isBusy}>注册</BusyButton>
        </form>
      </Page>
    </div>
  )
}

const invitationWords: Readonly<Record<string, string>> = {
  open: '您收到的邀请有效。注册后，您在缴费平台的账户就可以使用票据功能。',
  used: '这个邀请已经用过。如果您已注册，请直接登录。',
  expired: '这个邀请已经过期，不影响注册。',
  unknown: '没有找到这个邀请，不影响注册。',
}

/** What the link of an invitation says; its token stands behind the `#`, which no server is told. */
function Invitation(): ReactNode {
  const { hash } = useLocation()
  const token = /^#invitation=(.+)$/.exec(hash)?.[1]
  const [state, setState] = useState<string | null>(null)
  useEffect(() => {
    if (token === undefined) return
    office
      .POST('/people/invitation-links', { body: { token } })
      .then(({ data }) => setState(data?.state ?? null))
      .catch(() => setState(null))
  }, [token])
  return state === null ? null : (
    <p className="done-note" role="status">
      {invitationWords[state] ?? ''}
    </p>
  )
}
