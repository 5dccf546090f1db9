import { stat } from 'node:fs/promises'
import { AppendingFile } from '../../appending-file.ts'
import type { AnyAnswer, ItemResult } from '../../batch.ts'
import { UsageFault } from '../usage-fault.ts'

/** Largest result file that is read back. */
export const resultFileBytesMax = 512 * 1024 * 1024

/** What a result file says of the batch that it belongs to. */
export interface BatchHeading {
  readonly service: string
  readonly requestId: string
  readonly items: number
  readonly atomic: boolean
  /** SM3 of service and items, hexadecimal: a result file fits one input only. */
  readonly digest: string
}

/** One item's line. `item` counts within its message, from 1. */
export type ResultLine = AnyAnswer & {
  readonly line: number
  readonly requestId: string
  readonly item: number
}

/** Written before a message is sent, so that a resumed batch knows that it may have arrived. */
interface SentLine {
  readonly sent: string
}

/** Written behind the lines of all items of a message. */
interface AnsweredLine {
  readonly answered: string
}

type FileLine = { readonly batch: BatchHeading } | SentLine | AnsweredLine | ResultLine

/** What a batch has come to so far, in a file that survives a crash. */
export class ResultFile {
  readonly heading: BatchHeading
  readonly #file: AppendingFile
  /** Messages that were sent and whose answers are not all here. */
  readonly #waiting = new Set<string>()
  readonly #answers = new Map<string, AnyAnswer>()

  private constructor(file: AppendingFile, heading: BatchHeading, lines: readonly FileLine[]) {
    this.#file = file
    this.heading = heading
    for (const line of lines) this.#take(line)
  }

  /**
   * Begins a result file, or goes on with the one that is there. The request id of an earlier run is used again.
   * @throws UsageFault where a file is there and may not be used, or belongs to another input
   */
  static async open(path: string, heading: BatchHeading, resume: boolean): Promise<ResultFile> {
    const isThere = await stat(path).then(
      ({ size }) => size > 0,
      () => false,
    )
    if (isThere && !resume) {
      throw new UsageFault(
        `结果文件已存在：${path}。继续上次的批次请加--resume，否则请换一个文件名`,
      )
    }
    const { file, lines } = await opened(path)
    const [first, ...rest] = lines as FileLine[]
    if (first === undefined) {
      await file.append([{ batch: heading }])
      return new ResultFile(file, heading, [])
    }
    const earlier = 'batch' in first ? first.batch : null
    if (earlier?.digest !== heading.digest || earlier.atomic !== heading.atomic) {
      await file.close()
      throw new UsageFault('批量文件与结果文件不是同一批，请使用上次的批量文件，或换一个结果文件')
    }
    return new ResultFile(file, earlier, rest)
  }

  /** The latest answer to an item of a message, from 1. */
  answer(requestId: string, item: number): AnyAnswer | undefined {
    return this.#answers.get(`${requestId}#${item}`)
  }

  /** Whether the message was sent by a run that did not live to keep its answers. */
  isWaiting(requestId: string): boolean {
    return this.#waiting.has(requestId)
  }

  /** On the disk when this resolves; only then is the message sent. */
  async markSent(requestId: string): Promise<void> {
    await this.#append([{ sent: requestId }])
  }

  /** Keeps the answers to a message, all on the disk when this resolves. */
  async keep(
    requestId: string,
    results: readonly ItemResult<object, AnyAnswer>[],
    lineOf: (number: number) => number,
  ): Promise<void> {
    const lines = results.map(({ item, number, answer }): ResultLine => {
      const { billCode, billNumber } = item as Readonly<Record<string, unknown>>
      const place = { line: lineOf(number), billCode, billNumber, requestId, item: number }
      return { ...place, ...answer }
    })
    await this.#append([...lines, { answered: requestId }])
  }

  close(): Promise<void> {
    return this.#file.close()
  }

  async #append(lines: readonly FileLine[]): Promise<void> {
    await this.#file.append(lines)
    for (const line of lines) this.#take(line)
  }

  #take(line: FileLine): void {
    if ('sent' in line) this.#waiting.add(line.sent)
    else if ('answered' in line) this.#waiting.delete(line.answered)
    else if ('outcome' in line) this.#answers.set(`${line.requestId}#${line.item}`, line)
  }
}

async function opened(path: string): Promise<{ file: AppendingFile; lines: unknown[] }> {
  try {
    return await AppendingFile.open(path, resultFileBytesMax)
  } catch (error) {
    if (error instanceof SyntaxError) throw new UsageFault(`不是结果文件：${path}`)
    throw new UsageFault(`不能读写结果文件：${path}`)
  }
}
