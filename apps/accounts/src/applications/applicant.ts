/** A person of a unit as its application form names it. */
export interface UnitPerson {
  readonly name: string
  /** Eleven digits. */
  readonly mobile: string
  /** Eighteen characters with a right check character. */
  readonly identityNumber: string
}

/** What every application form asks of a unit (appendices 1 and 2). */
export interface Applicant {
  readonly unitName: string
  /** 统一社会信用代码. */
  readonly creditCode: string
  readonly address: string
  readonly legalRepresentative: UnitPerson
  readonly handler: UnitPerson & { readonly email: string }
}

/** What a draft of a form holds so far. */
export type DraftOf<Form extends Applicant> = {
  readonly [Field in Exclude<keyof Form, 'legalRepresentative' | 'handler'>]?: Form[Field]
} & {
  readonly legalRepresentative?: Partial<UnitPerson>
  readonly handler?: Partial<Applicant['handler']>
}
