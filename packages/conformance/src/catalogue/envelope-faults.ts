import type { EnvelopeCode } from '@piaoqiao/protocol'
import type { Bend, PlatformCase } from './case.ts'
import { envelopeFaultRows, notAllowed } from './envelope-fault-rows.ts'
import type { Frame } from './frames.ts'
import { caseOf, protocolPage } from './frames.ts'

interface EnvelopeFaultCase {
  readonly slug: string
  readonly title: string
  readonly bends: readonly Bend[]
  readonly code: EnvelopeCode
  readonly requirement: string
  /** Where the fault only exists for messages that need a signature, or for the others. */
  readonly only?: 'changes' | 'reads'
}

const faultCases: readonly EnvelopeFaultCase[] = envelopeFaultRows.flatMap(([requirement, rows]) =>
  rows.map(([slug, title, code, bends, only]) => ({
    slug,
    title,
    code,
    bends,
    requirement,
    ...(only !== undefined && { only }),
  })),
)

/** Every way in which the envelope of a message can be turned away. None of them needs a bill. */
export function envelopeFaultCases(frame: Frame): PlatformCase[] {
  const kind = frame.changes ? 'changes' : 'reads'
  return faultCases
    .filter(({ only }) => only === undefined || only === kind)
    .map(({ slug, title, code, bends, requirement }) =>
      caseOf(frame, {
        slug: `envelope-${slug}`,
        side: 'failure',
        title: `信封：${title}`,
        clause: `${protocolPage}#envelope-faults-信封错误`,
        requirements: [requirement],
        bills: {},
        before: [],
        step: {
          payload: {
            ...(frame.hasItems ? { items: [anItem] } : anItem),
          },
          bends: bends.map((bend) => forCaller(frame, bend)),
          expect: { kind: 'fault', code },
        },
      }),
    )
}

function forCaller({ caller }: Frame, bend: Bend): Bend {
  if (bend.at !== 'path' || bend.service !== notAllowed) return bend
  return { at: 'path', service: caller === 'payer_portal' ? 'bill.lock' : 'authorisation.grant' }
}

/** Nobody reads it: the envelope is turned away before. */
const anItem = { billCode: '50060126', billNumber: '0000000001' }
