import { useInfiniteQuery } from '@tanstack/react-query'
import { faultOf } from './fault.ts'
import type { Answered } from './use-act.ts'

/** A page of a list, with the cursor of the next one. */
export interface ListPage {
  readonly next: string | null
}

/** What a request for a page says beside its filters: nothing for the first one. */
export interface Behind {
  readonly after?: string
}

/**
 * A list that comes from the office page by page.
 * @param queryKey names the list with everything that it depends on
 */
export function usePages<Page extends ListPage>(
  queryKey: readonly unknown[],
  ask: (behind: Behind, signal: AbortSignal) => Promise<Answered<Page>>,
) {
  return useInfiniteQuery({
    queryKey,
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }) => {
      const { data, error } = await ask(pageParam === null ? {} : { after: pageParam }, signal)
      if (error !== undefined || data === undefined) throw faultOf(error)
      return data
    },
    getNextPageParam: ({ next }) => next,
  })
}
