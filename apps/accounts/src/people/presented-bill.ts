/** What stands on the face of a bill (查验要素). */
export interface PresentedBill {
  readonly billCode: string
  readonly billNumber: string
  readonly checkCode: string
  /** Yuan. */
  readonly amount: string
  readonly issuedOn: string
}

/** A file of a bill as the thread that read it found it. */
export interface FoundFile extends PresentedBill {
  /** Sentences on what is wrong with it; empty where nothing is. */
  readonly faults: readonly string[]
}

/** One file of an upload. */
export interface ReadUpload {
  readonly name: string
  readonly found: FoundFile | null
  readonly refused: { readonly code: string; readonly sentence: string } | null
}
