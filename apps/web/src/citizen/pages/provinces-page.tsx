import { useState } from 'react'
import type { ReactNode } from 'react'
import { Link, useSearchParams } from 'react-router'
import { api, office } from '../../api/client.ts'
import { useAct } from '../../api/use-act.ts'
import { Day } from '../../elements/facts.tsx'
import { FaultNote } from '../../elements/fault-note.tsx'
import { provinceCodes, provinceName } from '../../words/provinces.ts'
import { BusyButton, SelectField } from '../parts/fields.tsx'
import { Page, Shown, useReadAgain } from '../parts/page.tsx'

const stateNames: Readonly<Record<string, string>> = {
  asked: '开通中',
  active: '已开通',
  withdrawing: '停用中',
  withdrawn: '已停用',
}

/** In which provinces bills are collected. */
export function ProvincesPage(): ReactNode {
  const [search] = useSearchParams()
  const isFirst = search.get('first') === '1'
  const asked = api.useQuery('get', '/people/self')
  const act = useAct()
  const readAgain = useReadAgain()
  const [province, setProvince] = useState('')
  const change = async (code: string, active: boolean) => {
    const params = { path: { province: code } }
    const answer = await act.run(() =>
      office.PUT('/people/self/provinces/{province}', { params, body: { active } }),
    )
    if (answer === null) return
    setProvince('')
    await readAgain()
  }
  return (
    <Page title="开通的省份" back="/citizen/me">
      <div className="stack">
        {isFirst && (
          <p className="done-note" role="status">
            注册成功。在哪些省看过病，就在哪些省开通，那里的票据会自动归集。
          </p>
        )}
        <Shown query={asked}>
          {({ activations }) => (
            <>
              {activations.map(({ province: code, state, changedAt }) => (
                <section key={code} className="sheet stack" aria-label={provinceName(code)}>
                  <div className="bill-card-title">
                    <strong>{provinceName(code)}</strong>
                    <span>{stateNames[state] ?? state}</span>
                  </div>
                  <p className="quiet">
                    <Day of={changedAt} />
                  </p>
                  {state === 'active' && (
                    <BusyButton
                      look="plain"
                      isBusy={act.isBusy}
                      onClick={() => void change(code, false)}
                    >
                      停用{provinceName(code)}
                    </BusyButton>
                  )}
                </section>
              ))}
              <SelectField
                label="再开通一个省"
                value={province}
                choices={[
                  ['', '请选择'],
                  ...provinceCodes
                    .filter(
                      (code) =>
                        !activations.some(
                          ({ province: known, state }) => known === code && state !== 'withdrawn',
                        ),
                    )
                    .map((code) => [code, provinceName(code)] as const),
                ]}
                onChoose={setProvince}
              />
              {act.fault !== null && <FaultNote error={act.fault} />}
              {province !== '' && (
                <BusyButton isBusy={act.isBusy} onClick={() => void change(province, true)}>
                  开通{provinceName(province)}
                </BusyButton>
              )}
              {isFirst && (
                <Link className="button" to="/citizen">
                  先去看票据
                </Link>
              )}
            </>
          )}
        </Shown>
      </div>
    </Page>
  )
}
