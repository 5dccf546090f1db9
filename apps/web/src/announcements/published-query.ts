import { office } from '../api/client.ts'
import type { Answered } from '../api/use-act.ts'
import type { AddressFilters } from '../console/address-filters.ts'
import { useAddressFilters } from '../console/address-filters.ts'
import type { AnnouncementKind, Audience, PublishedLine } from './announcement.ts'
import { audienceNames, kindNames } from './announcement.ts'

export interface PublishedFilters {
  readonly of: AddressFilters<'kind' | 'audience'>
  /** Nothing that the office does not know, whatever stands in the address. */
  readonly kind: AnnouncementKind | undefined
  /** Nobody in particular where the reader wants everything. */
  readonly audience: Audience | undefined
}

/** Stands in the address where the reader wants what is written for everybody. */
export const everyAudience = 'all'

const isKind = (name: string): name is AnnouncementKind => Object.hasOwn(kindNames, name)
const isAudience = (name: string): name is Audience => Object.hasOwn(audienceNames, name)

/** What the address says of which announcements are listed; those for the portal's own readers by themselves. */
export function usePublishedFilters(own: Audience): PublishedFilters {
  const of = useAddressFilters(['kind', 'audience'])
  const kind = of.valueOf('kind')
  const audience = of.valueOf('audience')
  const readers = isAudience(audience) ? audience : own
  return {
    of,
    kind: isKind(kind) ? kind : undefined,
    audience: audience === everyAudience ? undefined : readers,
  }
}

export interface PublishedPage {
  readonly rows: readonly PublishedLine[]
  readonly next: string | null
}

/** The announcements behind a cursor, the latest first. */
export async function askPublished(
  { kind, audience }: Pick<PublishedFilters, 'kind' | 'audience'>,
  after: string | null,
  signal: AbortSignal,
): Promise<Answered<PublishedPage>> {
  const query = {
    ...(kind !== undefined && { kind }),
    ...(audience !== undefined && { audience }),
    ...(after !== null && { after }),
  }
  const { data, error } = await office.GET('/announcements', { params: { query }, signal })
  return error === undefined ? { data: { rows: data.announcements, next: data.next } } : { error }
}
