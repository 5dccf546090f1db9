import { link, readFile, rename } from 'node:fs/promises'
import {
  GmCryptoError,
  generateSm2PrivateKey,
  importSm2PrivateKey,
  sm3Hex,
} from '@piaoqiao/gm-crypto'
import type { Sm2PrivateKey } from '@piaoqiao/gm-crypto'
import { syncDirectoryOf } from '../../appending-file.ts'
import { failedText } from '../answer-text.ts'
import { exitKindOfAnswer } from '../exit-codes.ts'
import type { ExitKind } from '../exit-codes.ts'
import { fingerprintOf, writePrivateKey } from '../key-file.ts'
import type { Session } from '../session.ts'
import { factsText } from '../table.ts'
import { beijingTime, paint } from '../terminal.ts'
import { UsageFault } from '../usage-fault.ts'

/**
 * Gives the platform a new public key and puts the new private key in the place of the old one, which is kept beside
 * it. The new key is on the disk before it is sent, and its request id follows from it: whatever interrupts this, the
 * same command goes on where it stopped.
 */
export async function rotateCommand(session: Session): Promise<ExitKind> {
  const { privateKeyPath: path, privateKey: current } = await session.configuration()
  const next = await nextKey(`${path}.next`)
  const { signal } = session
  const requestId = `key-${sm3Hex(next.publicKey.bytes).slice(0, 40)}`
  const answer = await (await session.client()).rotateKey(next.publicKey, { requestId, signal })
  if (answer.outcome === 'refused') {
    session.result(answer, () => failedText(session.terminal, answer))
    return exitKindOfAnswer(answer.outcome)
  }
  const previousPath = `${path}.${fingerprintOf(current.publicKey).replaceAll(' ', '').slice(0, 12)}`
  await putInPlace(path, previousPath)
  const fingerprint = fingerprintOf(next.publicKey)
  const { overlapUntil } = answer
  session.result(
    { outcome: 'done', overlapUntil, fingerprint, previousKeyFile: previousPath },
    () =>
      [
        `${paint(session.terminal, 'green', '公钥已更换。')}\n`,
        factsText([
          ['新公钥指纹', fingerprint],
          ['旧公钥有效至', beijingTime(overlapUntil)],
          ['旧私钥文件', previousPath],
        ]),
      ].join(''),
  )
  return 'done'
}

/** The key that an interrupted change has left, or a new one. */
async function nextKey(path: string): Promise<Sm2PrivateKey> {
  const left = await readFile(path, 'utf8').catch(() => null)
  if (left !== null) return keyLeftIn(path, left)
  const key = generateSm2PrivateKey()
  await writePrivateKey(path, key)
  await syncDirectoryOf(path)
  return key
}

function keyLeftIn(path: string, text: string): Sm2PrivateKey {
  try {
    return importSm2PrivateKey(text)
  } catch (error) {
    if (!(error instanceof GmCryptoError)) throw error
    // It was cut short before it was sent, because only a whole key is.
    throw new UsageFault(`上次更换公钥中断，留下的文件不完整，请删除后重试：${path}`)
  }
}

/** The old key gets a second name before the new one takes its place, so that neither is ever missing. */
async function putInPlace(path: string, previousPath: string): Promise<void> {
  await link(path, previousPath).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  })
  await rename(`${path}.next`, path)
  await syncDirectoryOf(path)
}
