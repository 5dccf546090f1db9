import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { billIdFrom } from '@piaoqiao/domain'
import type { BillFormat } from '@piaoqiao/issuer'
import type { BillKey } from '../world/hospital-system.ts'
import type { World } from '../world/start-world.ts'

const shownFormats = ['ofd', 'pdf', 'png'] as const satisfies readonly BillFormat[]
const ownerOnly = 0o600

/** Writes the files of a bill, as a payer gets them, into the folder of the world; gives their paths. */
export async function writeBillFiles(
  { data, station }: Pick<World, 'data' | 'station'>,
  { billCode, billNumber }: BillKey,
): Promise<readonly string[]> {
  const folder = join(data.directory, 'bill-files')
  await mkdir(folder, { recursive: true })
  const billId = billIdFrom(billCode, billNumber)
  const paths: string[] = []
  for (const format of shownFormats) {
    const { bytes, fileName } = await station.files.billFile({ billId, format, page: 1 })
    const path = join(folder, fileName)
    await writeFile(path, bytes, { mode: ownerOnly })
    paths.push(path)
  }
  return paths
}
