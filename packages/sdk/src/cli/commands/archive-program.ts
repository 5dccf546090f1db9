import { Command } from 'commander'
import { perform } from '../program/performing.ts'
import type { Running } from '../program/performing.ts'
import { archiveCheckCommand } from './archive-check-command.ts'
import { archiveExportCommand } from './archive-export-command.ts'
import type { ArchiveExportOptions } from './archive-export-command.ts'

/** Commands about the files of bills that a unit kept. They need no configuration and send nothing. */
export function archiveProgram(running: Running): Command {
  const exporting = new Command('export')
    .description('把一段时间内存储的票据导出为归档包，元数据按DA/T 95—2022表B.10')
    .requiredOption('--from <date>', '起始日期，如2026-03-01')
    .requiredOption('--to <date>', '截止日期，含当日')
    .requiredOption('--output <file>', '归档包文件；票据多时另写成-2、-3等几个')
    .option('--folder <dir>', '票据存储目录，即网关--archive所指', 'piaoqiao-archive')
    .option('--creator <name>', '归档单位名称', 'piaoqiao')
  const check = new Command('check')
    .description('检查归档包：摘要、索引、元数据与票据文件是否一致')
    .argument('<file...>', '归档包')
  return new Command('archive')
    .description('票据归档')
    .addCommand(
      perform(running, exporting, (session, options) =>
        archiveExportCommand(session, options as unknown as ArchiveExportOptions),
      ),
    )
    .addCommand(
      perform(running, check, (session, _, paths) => archiveCheckCommand(session, { paths })),
    )
}
