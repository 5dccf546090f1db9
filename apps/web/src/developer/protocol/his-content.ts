/** A method that the HIS calls, or a notice that the issuing station sends. */
export interface HisEntry {
  readonly name: string
  readonly title: string
  readonly purpose: string
  readonly calledBy: string
  /** Paths with their Chinese names. */
  readonly fields: readonly (readonly string[])[]
  /** Markdown. */
  readonly text: string
}

export interface HisContent {
  /** Markdown. */
  readonly overview: string
  readonly methods: readonly HisEntry[]
}

export async function loadHis(): Promise<HisContent> {
  return (await import('../generated/his.json')).default
}
