import type { ReactNode } from 'react'
import { BusyButton } from './fields.tsx'

export interface MoreButtonProps {
  readonly of: {
    readonly hasNextPage: boolean
    readonly isFetchingNextPage: boolean
    fetchNextPage(): unknown
  }
}

/** Reads the next page of a list, while there is one. */
export function MoreButton({ of }: MoreButtonProps): ReactNode {
  if (!of.hasNextPage) return null
  return (
    <BusyButton look="plain" isBusy={of.isFetchingNextPage} onClick={() => void of.fetchNextPage()}>
      再看一些
    </BusyButton>
  )
}
