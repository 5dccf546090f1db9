import { Command } from 'commander'
import { evidenceFileFrom } from '../evidence/evidence-file.ts'
import { evidenceText, isSound } from '../evidence/evidence-text.ts'
import { verifyEvidence } from '../evidence/verify-evidence.ts'
import type { EvidenceKeys } from '../evidence/verify-evidence.ts'
import type { ExitKind } from '../exit-codes.ts'
import { perform } from '../program/performing.ts'
import type { Running } from '../program/performing.ts'
import type { Session } from '../session.ts'
import { UsageFault } from '../usage-fault.ts'
import { bytesOf, publicKeyFrom } from './bill-file-input.ts'

/** Twice the largest answer that a registry gives. */
const evidenceFileBytesMax = 8 * 1024 * 1024

export interface EvidenceOptions {
  readonly key?: string
  readonly issuerKey?: string
  readonly path: string
}

/** Commands about evidence. They need no configuration and send nothing. */
export function evidenceProgram(running: Running): Command {
  const verify = new Command('verify')
    .description('核对票据存证文件：签名、事件散列链、票据文件及其签名；不联网')
    .argument('<file>', '存证文件')
    .option('--key <file>', '存证省份财政部门的SM2公钥')
    .option('--issuer-key <file>', '开票单位的SM2公钥，验证票据文件上的签名')
  return new Command('evidence')
    .description('票据存证')
    .addCommand(
      perform(running, verify, (session, options, [path = '']) =>
        evidenceCommand(session, { ...(options as unknown as EvidenceOptions), path }),
      ),
    )
}

/** Checks one file of evidence and says what holds. */
async function evidenceCommand(session: Session, options: EvidenceOptions): Promise<ExitKind> {
  const bytes = await bytesOf(options.path, evidenceFileBytesMax)
  if (bytes.length > evidenceFileBytesMax) throw new UsageFault(`文件过大：${options.path}`)
  const file = evidenceFileFrom(new TextDecoder().decode(bytes), options.path)
  const verified = verifyEvidence(file, await keysOf(options))
  const { content, verdicts } = verified
  session.result({ bill: content?.bill ?? null, verdicts, sound: isSound(verdicts) }, () =>
    evidenceText(session.terminal, verified),
  )
  return isSound(verdicts) ? 'done' : 'refused'
}

async function keysOf({ key, issuerKey }: EvidenceOptions): Promise<EvidenceKeys> {
  return {
    ...(key !== undefined && { province: await publicKeyFrom(key) }),
    ...(issuerKey !== undefined && { issuer: await publicKeyFrom(issuerKey) }),
  }
}
