import type { EnvelopeCode, ServiceName } from '@piaoqiao/protocol'
import type { WantedBill } from './situations.ts'
import type { Template } from './template.ts'

/** One thing that is done to an envelope, in words that `spoilEnvelope` and its neighbours carry out. */
export type Bend =
  /** Before sealing. */
  | { readonly at: 'payload'; readonly as: PayloadBend }
  | { readonly at: 'clock'; readonly offsetMs: number }
  | { readonly at: 'app'; readonly appId: string }
  /** While sealing. */
  | { readonly at: 'key'; readonly as: KeyBend }
  | { readonly at: 'data'; readonly as: DataBend }
  | { readonly at: 'mac'; readonly as: MacBend }
  | { readonly at: 'signature'; readonly as: SignatureBend }
  /** After sealing. */
  | { readonly at: 'member'; readonly name: string; readonly as: Template | undefined }
  | { readonly at: 'body'; readonly as: BodyBend }
  | { readonly at: 'path'; readonly service: string }

export type PayloadBend =
  | 'text'
  | 'half'
  | 'deep'
  | 'prototype'
  | 'byte order mark'
  | 'not utf-8'
  | 'empty'
  | 'trailing comma'
  | 'two values'
  | 'utf-16'
  | 'indented'
  | 'reversed members'
  | 'escaped'
  | 'spaces around'
  | 'line feeds'
export type KeyBend = 'other receiver' | 'fifteen bytes' | 'old order' | 'not der' | 'raw point'
export type DataBend = 'odd length' | 'broken padding' | 'no padding' | 'other vector'
export type MacBend =
  | 'flipped'
  | 'other key'
  | 'key as text'
  | 'as answer'
  | 'other service'
  | 'zero'
  | 'sm3 without key'
  | 'line feed at end'
export type SignatureBend =
  | 'missing'
  | 'stranger'
  | 'empty identity'
  | 'as answer'
  | 'other service'
  | 'not der'
  | 'raw'
  | 'other text'
export type BodyBend =
  | 'empty'
  | 'text'
  | 'half'
  | 'byte order mark'
  | 'utf-16'
  | 'not utf-8'
  | 'array'
  | 'null'
  | 'string'
  | 'deep'
  | 'too large'
  | 'two values'
  | 'indented'
  | 'reversed members'
  | 'spaces around'
  | 'escaped'

export interface ItemExpectation {
  readonly outcome: 'done' | 'found' | 'refused'
  /** Of the refusal, or of the outcome where it is `done`. */
  readonly code?: string
  /** Members that the answer must have, with these values. */
  readonly members?: Readonly<Record<string, Template>>
}

export type Expectation =
  /** The envelope is turned away with a problem. */
  | { readonly kind: 'fault'; readonly code: EnvelopeCode }
  /** One answer for each item, in order; `rest` stands for those after the ones that are listed. */
  | {
      readonly kind: 'items'
      readonly items: readonly ItemExpectation[]
      readonly rest?: ItemExpectation
    }
  /** The answer is one object. */
  | ({ readonly kind: 'answer' } & Partial<ItemExpectation>)
  /** A page of the feed: positions follow each other after `after`; `startsLike` names an earlier answer that it begins with. */
  | {
      readonly kind: 'feed'
      readonly after: string
      readonly limit?: number
      readonly startsLike?: string
    }
  /** The answer is the one that the step of that label had. */
  | { readonly kind: 'same'; readonly as: string }

export interface Step {
  readonly send: ServiceName
  /** Steps with the same label send the same request id. */
  readonly label: string
  /** The form of the id: text before a random rest, and the length of the whole. */
  readonly requestId?: { readonly prefix: string; readonly length: number }
  readonly payload: Template
  /** Which of the caller's keys signs: its own, or the one that this case puts in its place. */
  readonly signAs?: 'caller' | 'new'
  readonly bends?: readonly Bend[]
  readonly expect: Expectation
}

/** One thing that an implementation of the platform's side has to do right. */
export interface PlatformCase {
  /** Stable: `bill.lock/ok/days-180`. Never given to another case. */
  readonly code: string
  readonly message: ServiceName
  /** Whether the last step has to succeed. */
  readonly side: 'success' | 'failure'
  /** In Chinese, for the person who reads the report. */
  readonly title: string
  /** Page and heading in docs/protocol. */
  readonly clause: string
  /** Ids of `requirements`. */
  readonly requirements: readonly string[]
  readonly bills: Readonly<Record<string, WantedBill>>
  readonly steps: readonly Step[]
}
