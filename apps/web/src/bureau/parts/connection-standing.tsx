import { InputNumber } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { office } from '../../api/client.ts'
import { ReasonButton } from '../../console/reason-button.tsx'
import type { Connection } from './connections.tsx'
import { useHasRole } from './rights.ts'

const faultsMax = 1_000

/** What a supervisor does with a connection: suspend it, let it work again, end it, note its faults. */
export function ConnectionStanding({ of }: { readonly of: Connection }): ReactNode {
  const maySupervise = useHasRole('bureau_supervise')
  const { unitId, accountState, step } = of
  if (!maySupervise || step === 'closed') return null
  const params = { path: { unitId } }
  return (
    <>
      {step === 'live' && <FaultsButton of={of} />}
      {accountState === 'open' && (
        <ReasonButton
          isGrave
          label="暂停对接"
          about="暂停后单位的报文一律不受理，测试环境也一样，可以恢复。"
          ask="暂停的原因"
          send={(reason) =>
            office.POST('/bureaus/connections/{unitId}/suspension', { params, body: { reason } })
          }
        />
      )}
      {accountState === 'suspended' && (
        <ReasonButton
          isMain
          label="恢复对接"
          about="恢复后单位的报文照常受理。"
          ask="恢复的原因"
          send={(reason) =>
            office.POST('/bureaus/connections/{unitId}/resumption', { params, body: { reason } })
          }
        />
      )}
      <ReasonButton
        isGrave
        label="终止对接"
        about="终止后不能恢复，单位要对接须重新申请。单位持有的锁定要先结束。"
        ask="终止的原因"
        send={(reason) =>
          office.POST('/bureaus/connections/{unitId}/end', { params, body: { reason } })
        }
      />
    </>
  )
}

function FaultsButton({ of }: { readonly of: Connection }): ReactNode {
  const [faults, setFaults] = useState<number | null>(of.faultsPerMille)
  return (
    <ReasonButton
      label="登记差错率"
      about="每千笔报文里的差错笔数。差错少，配额才会按运行天数提高。"
      isFilled={faults !== null}
      send={() =>
        office.PUT('/bureaus/connections/{unitId}/faults', {
          params: { path: { unitId: of.unitId } },
          body: { faultsPerMille: faults ?? 0 },
        })
      }
    >
      <InputNumber
        aria-label="每千笔差错数"
        min={0}
        max={faultsMax}
        precision={0}
        value={faults}
        onChange={setFaults}
      />
    </ReasonButton>
  )
}
