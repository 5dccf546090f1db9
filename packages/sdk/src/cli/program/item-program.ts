import { Argument, Command, Option } from 'commander'
import { serviceNamed } from '@piaoqiao/protocol'
import { batchCommand } from '../batch/batch-command.ts'
import type { BatchCommandOptions } from '../batch/batch-command.ts'
import type { ItemCommand } from '../item-commands.ts'
import { itemFields } from '../item-fields.ts'
import type { ItemField } from '../item-fields.ts'
import { singleCommand } from '../single-command.ts'
import { UsageFault } from '../usage-fault.ts'
import { perform } from './performing.ts'
import type { Running } from './performing.ts'

type Texts = Readonly<Record<string, string | undefined>>

/** A command for one bill by arguments, or for many by a file. */
export function itemProgram(running: Running, definition: ItemCommand): Command {
  const { name, service, summary, options } = definition
  const changes = serviceNamed(service)?.changes === true
  const fields = itemFields(service)
  const command = new Command(name)
    .description(summary)
    .addArgument(new Argument('[billCode]', '票据代码，8位数字'))
    .addArgument(new Argument('[billNumber]', '票据号码，10位数字'))
  for (const [field, option] of Object.entries(options)) {
    command.addOption(itemOption(fields, field, option))
  }
  if (takesVouchers(service)) {
    command
      .option('--accounting <file>', '凭证数据（JSON）：入账登记后，写出各票据的入账数据文件')
      .option('--accounting-output <folder>', '入账数据文件写到哪个文件夹，默认与凭证数据相同')
  }
  command
    .option('--file <file>', '批量文件：.csv（表头用字段名或中文名）或.jsonl')
    .option('--result <file>', '批量结果文件，默认为批量文件名加.result.jsonl')
    .option('--resume', '继续上次的批次：跳过已有结果的，用原请求编号重试其余的')
  if (changes) command.option('--atomic', '整批全部成功才执行，不超过1000条')
  command.option('--request-id <id>', '请求编号，重试时填上次的编号')
  return perform(running, command, async (session, given, [billCode, billNumber]) => {
    const texts = given as Texts
    if (texts['file'] !== undefined) {
      refuseBoth(options, texts, billCode)
      return batchCommand(session, service, given as unknown as BatchCommandOptions)
    }
    refuseWithoutFile(texts)
    const values = { billCode, billNumber, ...itemValues(options, texts) }
    const { requestId } = texts
    return singleCommand(session, service, { values, requestId, files: given })
  })
}

/** A posting is what the receiver's accounting data is about. */
function takesVouchers(service: ItemCommand['service']): boolean {
  return service === 'reimbursement.post'
}

function itemOption(fields: readonly ItemField[], name: string, option: string): Option {
  const field = fields.find((one) => one.name === name)
  if (field === undefined) throw new Error(`there is no field named ${name}`)
  const choices = Object.entries(field.choices).map(([key, title]) => `${key} ${title}`)
  const list = choices.length === 0 ? '' : `：${choices.join('、')}`
  const needed = field.isRequired ? '（必填）' : ''
  return new Option(
    `--${option} <${field.kind === 'integer' ? 'n' : 'text'}>`,
    `${field.title}${needed}${list}`,
  )
}

/** Texts of the command line under the names of the fields that they fill. */
export function itemValues(options: ItemCommand['options'], texts: Texts): Texts {
  return Object.fromEntries(
    Object.entries(options).map(([field, option]) => [field, texts[option]]),
  )
}

function refuseBoth(options: ItemCommand['options'], texts: Texts, billCode?: string): void {
  const isGiven = Object.values(options).some((option) => texts[option] !== undefined)
  if (billCode !== undefined || isGiven) {
    throw new UsageFault('使用--file时不要再给出单张票据的参数')
  }
}

function refuseWithoutFile(texts: Texts): void {
  for (const option of ['result', 'resume', 'atomic']) {
    if (texts[option] !== undefined) throw new UsageFault(`--${option}只能与--file一起使用`)
  }
}
