import { useQueries } from '@tanstack/react-query'
import { office } from '../../api/client.ts'
import { faultOf } from '../../api/fault.ts'
import type { Answered } from '../../api/use-act.ts'
import type { AskedData } from '../../console/page-states.tsx'
import type { JointTestForm } from './connection.ts'
import type { KnownOfConnection } from './connection-tasks.ts'

/** While others have to act, the page looks so often whether they did. */
const lookAgainMs = 20_000

async function dataOf<Data>(asked: Promise<Answered<Data>>): Promise<Data> {
  const { data, error } = await asked
  if (data === undefined) throw faultOf(error)
  return data
}

/** The joint-test form, or null where none was begun. @throws Fault */
export async function readForm(): Promise<JointTestForm | null> {
  const { data, error } = await office.GET('/connections/self/joint-test-form')
  if (data !== undefined) return data
  const fault = faultOf(error)
  if (fault.code === 'JOINT_TEST_FORM_MISSING') return null
  throw fault
}

export const formKey = ['connection', 'joint-test-form'] as const

/** Everything from which follows what is to be done next. */
export function useKnownOfConnection(): AskedData<KnownOfConnection> {
  const [status, keys, form, bookings] = useQueries({
    queries: [
      {
        queryKey: ['connection', 'status'],
        queryFn: () => dataOf(office.GET('/connections/self')),
        refetchInterval: lookAgainMs,
      },
      {
        queryKey: ['connection', 'keys'],
        queryFn: () => dataOf(office.GET('/connections/self/keys')),
      },
      { queryKey: formKey, queryFn: readForm },
      {
        queryKey: ['connection', 'bookings'],
        queryFn: () => dataOf(office.GET('/connections/self/bookings')),
      },
    ],
  })
  const all = [status, keys, form, bookings]
  const isThere =
    status.data !== undefined &&
    keys.data !== undefined &&
    form.data !== undefined &&
    bookings.data !== undefined
  return {
    data: isThere
      ? {
          status: status.data,
          keys: keys.data.items,
          form: form.data,
          bookings: bookings.data.items,
        }
      : undefined,
    error: all.find(({ error }) => error !== null)?.error ?? null,
    isPending: all.some(({ isPending }) => isPending),
    refetch: () => Promise.all(all.map((query) => query.refetch())),
  }
}
