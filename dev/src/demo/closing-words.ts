import { relative } from 'node:path'
import { apiPrefix } from '@piaoqiao/accounts'
import { writeBillFiles } from './bill-files.ts'
import { preparedBill } from '../journey/prepared-bill.ts'
import type { Stage } from '../journey/stage.ts'
import type { Screen } from '../terminal/screen.ts'
import { openMoreBureauUsers } from '../onboarding/more-bureau-users.ts'
import { employer, hospital, provinceNames, worldUnits } from '../world/parties.ts'
import { urlOf, worldProvinces } from '../world/ports.ts'
import { writeOperatorFile } from './operator-file.ts'

const indent = 2

/** Says where everything is, and gives commands that work as they stand. */
export async function sayClosingWords(stage: Stage, screen: Screen): Promise<void> {
  const { data, logFile } = stage.world
  screen.line()
  screen.line(screen.paint('bold', '讲完了，平台继续运行。按 Ctrl-C 停止。'))
  screen.line()
  screen.rows(
    [
      ['全国平台', urlOf(data.ports.hub)],
      ...worldProvinces.map((code) => [
        `${provinceNames[code]}平台`,
        urlOf(data.ports.provinces[code]),
      ]),
      ['医院开票站', urlOf(data.ports.issuer)],
      ['运行日志', shown(logFile)],
    ],
    indent,
  )
  screen.line()
  screen.paragraph('各单位的接入配置（piaoqiao.json）、私钥和应用密钥，只有本人可读：')
  screen.rows(
    worldUnits.map((unit) => [unit.name, `${shown(data.folderOf(unit).path)}/`]),
    indent,
  )
  await openMoreBureauUsers(stage)
  sayPortals(stage, screen)
  await sayCommands(stage, screen)
}

/** The portals, the log-ins of invented people for them, and where their mails and text messages lie. */
function sayPortals({ world }: Stage, screen: Screen): void {
  const { data, mailboxUrl, sandbox, logIns } = world
  screen.line()
  screen.paragraph('门户网页，重庆和江苏各有一套：')
  const addressOf = (path: string) =>
    worldProvinces.map((code) => urlOf(data.ports.offices[code]) + path).join('  ')
  screen.rows(
    [
      ['个人', addressOf('/citizen')],
      ['报销单位', addressOf('/unit')],
      ['财政部门', addressOf('/bureau')],
      ['开发者', addressOf('/developer')],
      ['接口', addressOf(apiPrefix)],
      ['联调沙箱', sandbox.url],
    ],
    indent,
  )
  screen.line()
  screen.paragraph(
    `样例账号（重庆）。动态口令每30秒一换，看${mailboxUrl}/log-ins；短信验证码看${mailboxUrl}/text-messages；邮件看${mailboxUrl}：`,
  )
  screen.rows(
    logIns
      .newest()
      .map(({ portal, who, loginName, password }) => [
        `${portal} ${who}`,
        password === null ? `手机号 ${loginName}，短信验证码` : `${loginName}  ${password}`,
      ]),
    indent,
  )
  screen.line()
  screen.paragraph('再开一个财政人员的命令，登录账号和初始密码当场显示，也会发到邮箱：')
  screen.line()
  const file = shown(writeOperatorFile(data, hospital.province))
  const user = '--bureau-id B-500104 --name 审核员 --staff-number DDK-9 --email me@bureau.example'
  const command = `node_modules/.bin/node --env-file=${file} apps/accounts/src/open-bureau-user.ts`
  const line = `${command} ${user} --role bureau_review`
  screen.line(`${' '.repeat(indent)}${screen.paint('cyan', line)}`)
}

async function sayCommands(stage: Stage, screen: Screen): Promise<void> {
  const bill = await preparedBill(stage, '试用')
  const { billCode, billNumber, checkCode, amount, issuedOn } = bill
  const folder = shown(stage.world.data.folderOf(employer).path)
  const command = `npm run piaoqiao -- --config ${folder}/piaoqiao.json`
  const key = `${billCode} ${billNumber} --check ${checkCode}`
  const lock = `--amount ${amount} --date ${issuedOn} --purpose ${employer.purpose} --reference BX-1`
  screen.line()
  screen.paragraph(`另开一个终端，以${employer.name}的身份试试。这张票据刚开出来，还没有人用过：`)
  screen.line()
  const { openedAt } = stage.employerFeed
  for (const line of [`verify ${key}`, `lock ${key} ${lock}`, `events --after ${openedAt}`]) {
    // In one line however long, so that it can be copied.
    screen.line(`${' '.repeat(indent)}${screen.paint('cyan', `${command} ${line}`)}`)
  }
  screen.line()
  const files = await writeBillFiles(stage.world, bill)
  screen.paragraph('它的版式文件（OFD，盖有医院和财政两枚电子印章）、PDF和图片：')
  for (const path of files) screen.line(`${' '.repeat(indent)}${shown(path)}`)
  screen.line()
}

/** From where the reader stands, unless it lies elsewhere. */
function shown(path: string): string {
  const fromHere = relative(process.cwd(), path)
  return fromHere.startsWith('..') ? path : fromHere
}
