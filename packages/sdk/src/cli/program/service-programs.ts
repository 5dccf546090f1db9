import { Command } from 'commander'
import { gatewayCommand } from '../commands/gateway-command.ts'
import type { GatewayCommandOptions } from '../commands/gateway-command.ts'
import { generateKeys, showKeys } from '../commands/keys-commands.ts'
import type { GenerateOptions } from '../commands/keys-commands.ts'
import { rotateCommand } from '../commands/rotate-command.ts'
import { perform } from './performing.ts'
import type { Running } from './performing.ts'

/** Commands around the keys and the process of an application. */
export function servicePrograms(running: Running): readonly Command[] {
  return [keysProgram(running), gatewayProgram(running)]
}

function keysProgram(running: Running): Command {
  const generate = new Command('generate')
    .description('生成SM2密钥对，写成OpenSSL可读的PEM文件')
    .option('--private-key <file>', '私钥文件，仅本人可读', 'private.pem')
    .option('--public-key <file>', '公钥文件，交给平台登记', 'public.pem')
  const show = new Command('show').description('显示本方和平台的公钥及指纹')
  const rotate = new Command('rotate').description('更换公钥：新私钥换入，旧私钥改名保留')
  return new Command('keys')
    .description('密钥')
    .addCommand(
      perform(running, generate, (session, options) =>
        generateKeys(session, options as unknown as GenerateOptions),
      ),
    )
    .addCommand(perform(running, show, (session) => showKeys(session)))
    .addCommand(perform(running, rotate, (session) => rotateCommand(session)))
}

function gatewayProgram(running: Running): Command {
  const command = new Command('gateway')
    .description('网关：本机业务系统用普通JSON调用，由网关封装报文')
    .option('--listen <address>', '监听地址', '127.0.0.1:7180')
    .option('--token-file <file>', '令牌文件；监听本机以外的地址时必填')
    .option('--journal <file>', '请求日志，崩溃后据此重试', 'piaoqiao-journal.jsonl')
    .option('--forward-to <url>', '收到通知后转交的本地地址')
    .option('--archive <dir>', '票据存储目录；取回的票据文件、查验结果和入账记录存入其中')
    .option('--webhook-listen <address>', '另开一个只接收通知的监听地址')
  return perform(running, command, (session, options) =>
    gatewayCommand(session, options as unknown as GatewayCommandOptions),
  )
}
