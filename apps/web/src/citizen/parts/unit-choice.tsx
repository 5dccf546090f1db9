import { useState } from 'react'
import type { ReactNode } from 'react'
import { isCreditCode } from '@piaoqiao/domain'
import { office } from '../../api/client.ts'
import { useAct } from '../../api/use-act.ts'
import { FaultNote } from '../../elements/fault-note.tsx'
import { provinceCodes, provinceName } from '../../words/provinces.ts'
import { BusyButton, SelectField, TextField } from './fields.tsx'

/** A unit as somebody chose it; one of another province is named by whoever chooses it. */
export interface ChosenUnit {
  readonly unitId: string
  readonly unitName: string
  readonly unitProvince: string
}

export interface UnitChoiceProps {
  readonly chosen: ChosenUnit | null
  readonly onChoose: (unit: ChosenUnit | null) => void
  /** Whether a unit of another province can be named too. */
  readonly others: boolean
}

const charactersMin = 2

/** Finds a unit by its name or its credit code. */
export function UnitChoice({ chosen, onChoose, others }: UnitChoiceProps): ReactNode {
  const [text, setText] = useState('')
  const [found, setFound] = useState<readonly ChosenUnit[] | null>(null)
  const act = useAct()
  if (chosen !== null) {
    return (
      <div className="sheet">
        <h2>报销单位</h2>
        <p>
          {chosen.unitName}
          <br />
          <span className="quiet figures">
            {chosen.unitId} · {provinceName(chosen.unitProvince)}
          </span>
        </p>
        <button type="button" className="button" onClick={() => onChoose(null)}>
          换一个单位
        </button>
      </div>
    )
  }
  const find = async () => {
    const sought = text.trim()
    if (sought.length < charactersMin) return
    const answer = await act.run(async () => {
      if (!isCreditCode(sought.toUpperCase())) {
        return office.GET('/people/units', { params: { query: { text: sought } } })
      }
      const path = { creditCode: sought.toUpperCase() }
      const { data, error } = await office.GET('/people/units/{creditCode}', { params: { path } })
      return error === undefined ? { data: { units: [data], next: null } } : { error }
    })
    if (answer?.data !== undefined) setFound(answer.data.units)
  }
  return (
    <div className="stack" role="search" aria-label="查找报销单位">
      <TextField
        label="报销单位"
        hint="写单位名称中的几个字，或统一社会信用代码"
        value={text}
        onText={setText}
        maxLength={60}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          void find()
        }}
      />
      <BusyButton look="plain" isBusy={act.isBusy} onClick={() => void find()}>
        查找单位
      </BusyButton>
      {act.fault !== null && <FaultNote error={act.fault} />}
      {found !== null && (
        <ul className="menu" aria-label="找到的单位">
          {found.map((unit) => (
            <li key={unit.unitId}>
              <button type="button" onClick={() => onChoose(unit)}>
                <span>
                  {unit.unitName}
                  <br />
                  <span className="quiet figures">{unit.unitId}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {found?.length === 0 && (
        <p className="notice" role="status">
          本省没有找到这个单位。{others ? '外省单位可以在下面直接填写。' : ''}
        </p>
      )}
      {others && <OtherProvince onChoose={onChoose} />}
    </div>
  )
}

/** A unit of another province, whose name this office cannot look up. */
function OtherProvince({ onChoose }: { readonly onChoose: (unit: ChosenUnit) => void }): ReactNode {
  const [unitId, setUnitId] = useState('')
  const [unitName, setUnitName] = useState('')
  const [unitProvince, setProvince] = useState('32')
  const [wasTried, setTried] = useState(false)
  const code = unitId.trim().toUpperCase()
  const faults = {
    code: isCreditCode(code) ? null : '信用代码不正确，请核对 18 位代码',
    name: unitName.trim() === '' ? '请填写单位名称' : null,
  }
  const take = () => {
    setTried(true)
    if (faults.code === null && faults.name === null) {
      onChoose({ unitId: code, unitName: unitName.trim(), unitProvince })
    }
  }
  return (
    <details>
      <summary className="choice">外省的单位</summary>
      <div className="stack">
        <SelectField
          label="单位所在省份"
          value={unitProvince}
          choices={provinceCodes.map((each) => [each, provinceName(each)] as const)}
          onChoose={setProvince}
        />
        <TextField
          label="单位名称"
          value={unitName}
          onText={setUnitName}
          maxLength={100}
          fault={wasTried ? faults.name : null}
        />
        <TextField
          label="统一社会信用代码"
          hint="请向单位财务索要"
          value={unitId}
          onText={setUnitId}
          maxLength={18}
          autoComplete="off"
          fault={wasTried ? faults.code : null}
        />
        <button type="button" className="button" onClick={take}>
          就是这个单位
        </button>
      </div>
    </details>
  )
}
