import { Command } from 'commander'
import { speakChinese } from '../chinese-help.ts'
import { archiveProgram } from '../commands/archive-program.ts'
import { billProgram } from '../commands/bill-program.ts'
import { evidenceProgram } from '../commands/evidence-program.ts'
import { configurationFileDefault, configurationVariable } from '../configuration.ts'
import { exitCodes } from '../exit-codes.ts'
import { itemCommands } from '../item-commands.ts'
import { inquiryPrograms } from './inquiry-programs.ts'
import { itemProgram } from './item-program.ts'
import type { Running } from './performing.ts'
import { servicePrograms } from './service-programs.ts'

/** The whole command line. */
export function createProgram(running: Running): Command {
  const { write, note } = running.terminal
  const program = new Command('piaoqiao')
    .description('票桥命令行：查验、锁定、报销财政电子票据')
    .option(
      '--config <file>',
      `配置文件，默认取环境变量${configurationVariable}，再取./${configurationFileDefault}`,
    )
    .option('--json', '结果输出为一个JSON值，此外不输出别的')
    .addHelpText('after', exitCodesText())
  const commands = [
    ...itemCommands.map((definition) => itemProgram(running, definition)),
    ...inquiryPrograms(running),
    billProgram(running),
    archiveProgram(running),
    evidenceProgram(running),
    ...servicePrograms(running),
  ]
  for (const command of commands) program.addCommand(command)
  speakChinese(program)
  directOutput(program, write, note)
  return program
}

function directOutput(
  command: Command,
  write: (text: string) => void,
  note: (text: string) => void,
): void {
  command.configureOutput({ writeOut: write, writeErr: note })
  for (const one of command.commands) directOutput(one, write, note)
}

function exitCodesText(): string {
  const lines = Object.values(exitCodes).map(({ code, meaning }) => `  ${code}  ${meaning}`)
  return `\n退出码：\n${lines.join('\n')}\n`
}
