import { importSm2PublicKey } from '@piaoqiao/gm-crypto'
import { verifyReport } from '../report/sign-report.ts'
import { readKey, textOf } from './read-configuration.ts'
import type { ExitKind, Terminal } from './terminal.ts'
import { UsageFault } from './terminal.ts'

/** `certify verify`: whether a signed report is as the holder of the key signed it. */
export async function verifyReportFile(
  terminal: Terminal,
  path: string,
  keyPath: string,
): Promise<ExitKind> {
  const key = await readKey(keyPath, '公钥文件', importSm2PublicKey)
  const isGood = verifyReport(key, parsed(await textOf(path, '报告')))
  terminal.write(isGood ? '签名有效，报告没有改动。\n' : '签名无效，或报告已改动。\n')
  return isGood ? 'passed' : 'failed'
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new UsageFault('报告不是JSON')
  }
}
