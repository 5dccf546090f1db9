/** A finance bureau. The municipal one stands at the top; its centre and the districts are below it. */
export interface Bureau {
  /** `B-500104`; of the centre `B-500000-C`. */
  readonly bureauId: string
  readonly name: string
  readonly kind: 'municipal' | 'centre' | 'district'
  /** Six digits (GB/T 2260). */
  readonly areaCode: string
  readonly parentId: string | null
}

/** The bureaus of this province. */
export interface Bureaus {
  find(bureauId: string): Promise<Bureau | null>
  /** The municipal bureau, or its centre, which reviews units by system. */
  top(kind: 'municipal' | 'centre'): Promise<Bureau>
  district(areaCode: string): Promise<Bureau | null>
  /** Ids of the bureau and of all below it: what its users may see. */
  scopeOf(bureauId: string): Promise<readonly string[]>
  list(): Promise<readonly Bureau[]>
  /** @throws for an id that is taken; look for it first */
  add(bureau: Bureau): Promise<void>
}
