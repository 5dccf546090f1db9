import { relative } from 'node:path'
import { writeBillFiles } from './bill-files.ts'
import { preparedBill } from '../journey/prepared-bill.ts'
import type { Stage } from '../journey/stage.ts'
import type { Screen } from '../terminal/screen.ts'
import { employer, provinceNames, worldUnits } from '../world/parties.ts'
import { urlOf, worldProvinces } from '../world/ports.ts'

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
  await sayCommands(stage, screen)
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
