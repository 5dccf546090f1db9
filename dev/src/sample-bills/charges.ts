import type { Fen } from '@piaoqiao/domain'
import { yuanFromFen } from '@piaoqiao/domain'
import type { DraftAuxItem, DraftItem } from '@piaoqiao/issuer'
import type { Random } from './random.ts'

/** One thing that is charged for: name, unit, price of a unit in fen, and how many there usually are. */
export interface Charge {
  readonly name: string
  readonly unit: string
  readonly priceFen: Fen
  readonly most: number
}

/** A line of the bill (收费类别) with what it can consist of. */
export interface ChargeGroup {
  readonly code: string
  readonly name: string
  /** How many different ones a bill has at most. */
  readonly chargesMax: number
  readonly charges: readonly Charge[]
}

function charge(name: string, unit: string, priceFen: number, most = 1): Charge {
  return { name, unit, priceFen: BigInt(priceFen), most }
}

function group(code: string, name: string, ...charges: Charge[]): ChargeGroup {
  return { code, name, charges, chargesMax: Math.min(3, charges.length) }
}

function oneOf(code: string, name: string, ...charges: Charge[]): ChargeGroup {
  return { code, name, charges, chargesMax: 1 }
}

export const westernMedicine = group(
  '09',
  '西药费',
  charge('示例降压缓释片', '盒', 3_860, 3),
  charge('示例二甲双胍片', '盒', 2_145, 4),
  charge('示例头孢分散片', '盒', 4_280, 2),
  charge('示例布洛芬胶囊', '盒', 1_990, 2),
  charge('示例阿托伐他汀片', '盒', 5_532, 3),
)
export const chineseMedicine = group(
  '11',
  '中成药费',
  charge('示例感冒清热颗粒', '盒', 2_350, 3),
  charge('示例活血止痛膏', '盒', 3_180, 2),
  charge('示例健胃消食片', '盒', 1_260, 3),
)
export const examination = group(
  '03',
  '检查费',
  charge('彩色多普勒超声常规检查', '次', 12_000),
  charge('胸部CT平扫', '次', 21_800),
  charge('常规心电图检查', '次', 2_600),
  charge('胃镜检查', '次', 18_500),
)
export const laboratory = group(
  '04',
  '化验费',
  charge('血细胞分析', '次', 2_200),
  charge('肝功能检查', '次', 6_400),
  charge('血脂检查', '次', 4_800),
  charge('糖化血红蛋白测定', '次', 5_500),
)
export const consultation = oneOf(
  '02',
  '诊察费',
  charge('普通门诊诊察费', '次', 1_200),
  charge('副主任医师门诊诊察费', '次', 2_200),
)
export const treatment = group(
  '05',
  '治疗费',
  charge('静脉输液', '组', 1_050, 4),
  charge('换药', '次', 1_800, 3),
  charge('雾化吸入', '次', 900, 3),
)
export const material = group(
  '08',
  '卫生材料费',
  charge('一次性使用输液器', '套', 385, 6),
  charge('医用敷料', '片', 1_240, 5),
)
export const bed = oneOf('01', '床位费', charge('三人间床位费', '天', 3_800, 20))
export const nursing = oneOf('07', '护理费', charge('二级护理', '天', 2_400, 20))
export const surgery = oneOf(
  '06',
  '手术费',
  charge('腹腔镜胆囊切除术', '次', 286_000),
  charge('骨折切开复位内固定术', '次', 342_500),
  charge('阑尾切除术', '次', 124_000),
)
export const checkUp = oneOf(
  '03',
  '体检费',
  charge('职工健康体检套餐', '人', 48_000),
  charge('入职体检套餐', '人', 19_800),
  charge('慢性病筛查套餐', '人', 66_500),
)
export const registration = oneOf(
  '13',
  '挂号费',
  charge('普通号', '次', 600),
  charge('专家号', '次', 2_500),
)
export const general = oneOf(
  '0101',
  '非税收入',
  charge('病案复印工本费', '份', 1_500, 3),
  charge('进修培训费', '期', 120_000),
  charge('证明工本费', '份', 500, 2),
)

/** The lines of a bill with their details, in step: every line is the sum of what it consists of. */
export interface ChargedLines {
  readonly items: readonly DraftItem[]
  readonly auxItems: readonly DraftAuxItem[]
  readonly totalFen: Fen
}

/**
 * Draws one line per group.
 * @param quantityOf how many of a charge; by chance where nothing is given
 */
export function chargedLines(
  random: Random,
  groups: readonly ChargeGroup[],
  quantityOf: (charge: Charge) => number = ({ most }) => random.between(1, most),
): ChargedLines {
  const auxItems: DraftAuxItem[] = []
  const items = groups.map(({ code, name, charges, chargesMax }): DraftItem => {
    const count = random.between(1, chargesMax)
    const first = random.below(charges.length)
    let amountFen = 0n
    for (let index = 0; index < count; index += 1) {
      const drawn = charges[(first + index) % charges.length]
      if (drawn === undefined) continue
      const line = auxItem(drawn, quantityOf(drawn))
      auxItems.push({ relatedCode: code, relatedName: name, ...line })
      amountFen += line.amountFen
    }
    return { code, name, quantity: '1', unit: '项', standard: yuanFromFen(amountFen), amountFen }
  })
  const totalFen = items.reduce((sum, { amountFen }) => sum + amountFen, 0n)
  return { items, auxItems, totalFen }
}

function auxItem(
  { name, unit, priceFen }: Charge,
  quantity: number,
): DraftAuxItem & { readonly amountFen: Fen } {
  return {
    name,
    unit,
    quantity: String(quantity),
    standard: yuanFromFen(priceFen),
    amountFen: priceFen * BigInt(quantity),
  }
}
