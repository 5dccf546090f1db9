import { open } from 'node:fs/promises'
import { sm3Hex } from '@piaoqiao/gm-crypto'
import type { FileAnswer } from '@piaoqiao/protocol'
import { failedText } from '../answer-text.ts'
import { exitKindOfAnswer } from '../exit-codes.ts'
import type { ExitKind } from '../exit-codes.ts'
import type { Session } from '../session.ts'
import { paint } from '../terminal.ts'
import { UsageFault } from '../usage-fault.ts'

export interface FileCommandOptions {
  readonly billCode: string
  readonly billNumber: string
  readonly output?: string
  readonly force?: boolean
}

/** Fetches the file of a bill and writes it once its digest has been checked. */
export async function fileCommand(
  session: Session,
  { billCode, billNumber, output, force = false }: FileCommandOptions,
): Promise<ExitKind> {
  const client = await session.client()
  const { signal } = session
  const answer = await client.file({ billCode, billNumber }, { signal })
  if (answer.outcome !== 'done') {
    session.result(answer, () => failedText(session.terminal, answer))
    return exitKindOfAnswer(answer.outcome)
  }
  const content = checkedContent(answer)
  const path = output ?? `${billCode}-${billNumber}.xml`
  await writeNew(path, content, force)
  const { digest } = answer
  session.result(
    { outcome: 'done', billCode, billNumber, path, bytes: content.length, digest },
    () =>
      `${paint(session.terminal, 'green', '票据文件已保存。')}\n  ${path}（${content.length}字节）\n`,
  )
  return 'done'
}

function checkedContent({ content, digest }: Extract<FileAnswer, { outcome: 'done' }>): Uint8Array {
  const bytes = Buffer.from(content, 'base64')
  if (sm3Hex(bytes) !== digest) throw new FileDamaged()
  return bytes
}

/** The digest that the platform named is not that of the bytes it sent. */
export class FileDamaged extends Error {
  readonly code = 'FILE_DAMAGED'
  readonly sentence = '收到的票据文件与平台所报的散列值不符，没有保存。'
  constructor() {
    super('the digest does not fit the file')
    this.name = 'FileDamaged'
  }
}

async function writeNew(path: string, content: Uint8Array, force: boolean): Promise<void> {
  try {
    const file = await open(path, force ? 'w' : 'wx')
    await file.writeFile(content)
    await file.close()
  } catch (error) {
    const isThere = (error as NodeJS.ErrnoException).code === 'EEXIST'
    throw new UsageFault(isThere ? `文件已存在：${path}。覆盖请加--force` : `不能写入文件：${path}`)
  }
}
