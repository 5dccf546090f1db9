import { Command } from 'commander'
import { perform } from '../program/performing.ts'
import type { Running } from '../program/performing.ts'
import { billCheckCommand } from './bill-check-command.ts'
import type { BillCheckOptions } from './bill-check-command.ts'

/** Commands about the files of bills. They need no configuration and send nothing. */
export function billProgram(running: Running): Command {
  const check = new Command('check')
    .description('按票据数据规范检查XML文件；目录中的.xml文件全部检查')
    .argument('<path...>', '文件或目录')
    .option('--profile <name>', '省份扩展：chongqing、jiangsu、none，或按文件中的行政区划', 'auto')
    .option('--severity <level>', '报告到哪一级：error只报错误，warning连同提醒', 'warning')
    .option('--at <time>', '检查的时刻，如2026-03-02T10:00:00+08:00，默认现在')
  return new Command('bill')
    .description('票据文件')
    .addCommand(
      perform(running, check, (session, options, paths) =>
        billCheckCommand(session, { ...(options as unknown as BillCheckOptions), paths }),
      ),
    )
}
