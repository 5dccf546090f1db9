import { Command } from 'commander'
import { benchCommand } from '../commands/bench-command.ts'
import type { BenchCommandOptions } from '../commands/bench-command.ts'
import { eventsCommand } from '../commands/events-command.ts'
import { fileCommand } from '../commands/file-command.ts'
import { resultCommand } from '../commands/result-command.ts'
import type { ResultCommandOptions } from '../commands/result-command.ts'
import { itemValues } from './item-program.ts'
import { perform } from './performing.ts'
import type { Running } from './performing.ts'

/** Commands that ask and change nothing. */
export function inquiryPrograms(running: Running): readonly Command[] {
  return [
    fileProgram(running),
    eventsProgram(running),
    resultProgram(running),
    benchProgram(running),
  ]
}

function fileProgram(running: Running): Command {
  const command = new Command('file')
    .description('票据文件下载：保存带签名的XML文件')
    .argument('<billCode>', '票据代码')
    .argument('<billNumber>', '票据号码')
    .option('--output <file>', '保存为，默认为票据代码-票据号码.xml')
    .option('--force', '覆盖已有的文件')
  return perform(running, command, (session, options, [billCode = '', billNumber = '']) =>
    fileCommand(session, { ...options, billCode, billNumber }),
  )
}

function eventsProgram(running: Running): Command {
  const command = new Command('events')
    .description('事件查询：与本单位有关的票据的变化')
    .option('--after <position>', '从这个序号之后开始', '0')
    .option('--limit <n>', '一次取多少条，最多1000')
    .option('--follow', '持续接收，每行一条；与--json同用时每行一个JSON对象')
  return perform(running, command, (session, options) => eventsCommand(session, options))
}

function resultProgram(running: Running): Command {
  const command = new Command('result')
    .description('操作结果查询：先前一次请求的结果')
    .argument('<billCode>', '票据代码')
    .argument('<billNumber>', '票据号码')
    .requiredOption('--request-id <id>', '当时的请求编号')
    .option('--item <n>', '在那次请求中是第几条', '1')
  return perform(running, command, (session, options, [billCode = '', billNumber = '']) => {
    const { requestId, item } = options as unknown as ResultCommandOptions
    return resultCommand(session, { billCode, billNumber, requestId, item })
  })
}

const benchFields = { checkCode: 'check', amount: 'amount', issuedOn: 'date' }

function benchProgram(running: Running): Command {
  const command = new Command('bench')
    .description('测速：反复查验票据，量出速率和时延')
    .argument('[billCode]', '票据代码')
    .argument('[billNumber]', '票据号码')
    .option('--check <text>', '校验码')
    .option('--amount <text>', '票据金额')
    .option('--date <text>', '开票日期')
    .option('--file <file>', '用一批票据测：与verify的批量文件相同')
    .option('--messages <n>', '报文总数', '200')
    .option('--concurrency <n>', '同时等待的报文数', '8')
    .option('--items <n>', '每个报文的票据数', '1')
  return perform(running, command, (session, given, [billCode, billNumber]) => {
    const options = given as unknown as Omit<BenchCommandOptions, 'values'>
    const values = { billCode, billNumber, ...itemValues(benchFields, given) }
    return benchCommand(session, { ...options, values })
  })
}
