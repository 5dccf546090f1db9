/** The command, its configuration or its input cannot be carried out as given; nothing was sent. */
export class UsageFault extends Error {
  readonly code = 'USAGE'
  /** One fault a line, in Chinese. */
  readonly sentences: readonly string[]

  constructor(...sentences: readonly string[]) {
    super('the command cannot be carried out as given')
    this.name = 'UsageFault'
    this.sentences = sentences
  }
}
