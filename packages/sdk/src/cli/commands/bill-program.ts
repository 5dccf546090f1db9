import { Command } from 'commander'
import { perform } from '../program/performing.ts'
import type { Running } from '../program/performing.ts'
import { billCheckCommand } from './bill-check-command.ts'
import type { BillCheckOptions } from './bill-check-command.ts'
import { billCompareCommand } from './bill-compare-command.ts'
import type { BillCompareOptions } from './bill-compare-command.ts'
import { billReadCommand } from './bill-read-command.ts'
import type { BillReadOptions } from './bill-read-command.ts'

/** Commands about the files of bills. They need no configuration and send nothing. */
export function billProgram(running: Running): Command {
  const check = new Command('check')
    .description('按票据数据规范检查XML文件；目录中的.xml文件全部检查')
    .argument('<path...>', '文件或目录')
    .option('--profile <name>', '省份扩展：chongqing、jiangsu、none，或按文件中的行政区划', 'auto')
    .option('--severity <level>', '报告到哪一级：error只报错误，warning连同提醒', 'warning')
    .option('--at <time>', '检查的时刻，如2026-03-02T10:00:00+08:00，默认现在')
  const read = new Command('read')
    .description('读出票据文件（XML、OFD、PDF、二维码图片）的内容，验证签名签章，指出自相矛盾之处')
    .argument('<file...>', '文件')
    .option('--root <file>', '电子签章的根证书；与--maker同时给出才验证签章')
    .option('--maker <file>', '电子印章制作者的证书')
    .option('--issuer-key <file>', '开票单位的SM2公钥，验证XML签名')
    .option('--supervisor-key <file>', '财政部门的SM2公钥，验证XML签名')
    .option('--unmasked', '完整显示个人的证件号码')
  const compare = new Command('compare')
    .description('比较同一张票据的几个文件，指出记载不一致之处')
    .argument('<file...>', '文件，两个以上')
    .option('--unmasked', '完整显示个人的证件号码')
  return new Command('bill')
    .description('票据文件')
    .addCommand(
      perform(running, check, (session, options, paths) =>
        billCheckCommand(session, { ...(options as unknown as BillCheckOptions), paths }),
      ),
    )
    .addCommand(
      perform(running, read, (session, options, paths) =>
        billReadCommand(session, { ...(options as unknown as BillReadOptions), paths }),
      ),
    )
    .addCommand(
      perform(running, compare, (session, options, paths) =>
        billCompareCommand(session, { ...(options as unknown as BillCompareOptions), paths }),
      ),
    )
}
