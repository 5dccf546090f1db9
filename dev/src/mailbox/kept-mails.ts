import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'

/** A mail as its reader sees it. */
export interface KeptMail {
  /** Name of its file, in the order in which mails came. */
  readonly name: string
  readonly to: string
  readonly subject: string
  readonly date: Date
  readonly text: string
  readonly attachments: readonly {
    readonly name: string
    readonly contentType: string
    readonly bytes: Uint8Array
  }[]
}

/** Most mails that a list shows: the newest. */
export const listedMailsMax = 200

/** Mails in a folder, each a file that every mail program opens. */
export class KeptMails {
  readonly #folder: string
  #count: number

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    this.#folder = folder
    this.#count = this.#names().length
  }

  /** Keeps a mail as it came; says under which name. */
  keep(source: Uint8Array): string {
    this.#count += 1
    const name = `${String(this.#count).padStart(6, '0')}.eml`
    writeFileSync(join(this.#folder, name), source, { mode: 0o600 })
    return name
  }

  /** Newest first. */
  async list(): Promise<readonly KeptMail[]> {
    const newest = this.#names().toReversed().slice(0, listedMailsMax)
    return Promise.all(newest.map((name) => this.#read(name)))
  }

  /** Null for a name that no mail has. */
  async find(name: string): Promise<KeptMail | null> {
    return this.#names().includes(name) ? this.#read(name) : null
  }

  #names(): string[] {
    return readdirSync(this.#folder)
      .filter((name) => /^\d{6}\.eml$/.test(name))
      .toSorted()
  }

  async #read(name: string): Promise<KeptMail> {
    const mail = await simpleParser(readFileSync(join(this.#folder, name)))
    const to = Array.isArray(mail.to) ? mail.to.map(({ text }) => text).join(', ') : mail.to?.text
    return {
      name,
      to: to ?? '',
      subject: mail.subject ?? '',
      date: mail.date ?? new Date(0),
      text: mail.text ?? '',
      attachments: mail.attachments.map(({ filename, contentType, content }) => ({
        name: filename ?? 'attachment',
        contentType,
        bytes: content,
      })),
    }
  }
}
