import type { RefusedItem } from '@piaoqiao/protocol'

/** The platform read a message and refused it as a whole. */
export class MessageRefused extends Error {
  readonly code: string
  readonly sentence: string
  readonly next: string

  constructor({ code, sentence, next }: RefusedItem) {
    super(`the message was refused: ${code}`)
    this.name = 'MessageRefused'
    this.code = code
    this.sentence = sentence
    this.next = next
  }
}
