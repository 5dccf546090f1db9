import { AmountError, fenFromYuan } from '@piaoqiao/domain'
import type { Fen } from '@piaoqiao/domain'
import { UsageFault } from '../usage-fault.ts'

/** One object of a voucher file, of which every member is known by name. Faults name places, never contents. */
export class VoucherMembers {
  readonly #place: string
  readonly #members: Readonly<Record<string, unknown>>

  /** @throws UsageFault for anything but an object with no other members than these */
  constructor(place: string, value: unknown, names: readonly string[]) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new UsageFault(`凭证数据有误：${place}应为一个JSON对象`)
    }
    if (Object.keys(value).some((name) => !names.includes(name))) {
      throw new UsageFault(`凭证数据有误：${place}有不认识的字段。可用的字段：${names.join('、')}`)
    }
    this.#place = place
    this.#members = value as Readonly<Record<string, unknown>>
  }

  text(name: string): string {
    const value = this.#members[name]
    if (typeof value !== 'string' || value === '') throw this.fault(name, '应为文本')
    return value
  }

  optionalText(name: string): string | undefined {
    return this.#members[name] === undefined ? undefined : this.text(name)
  }

  yesOrNo(name: string): boolean {
    const value = this.#members[name]
    if (typeof value !== 'boolean') throw this.fault(name, '应为true或false')
    return value
  }

  /** In yuan, as a text. */
  amount(name: string): Fen {
    try {
      return fenFromYuan(this.text(name))
    } catch (error) {
      if (error instanceof AmountError) throw this.fault(name, '应以元为单位，最多两位小数')
      throw error
    }
  }

  /** A list of at least one. */
  list(name: string, lengthMax: number): readonly unknown[] {
    const value = this.#members[name]
    if (!Array.isArray(value) || value.length === 0 || value.length > lengthMax) {
      throw this.fault(name, `应为1至${lengthMax}项的列表`)
    }
    return value as readonly unknown[]
  }

  fault(name: string, expectation: string): UsageFault {
    return new UsageFault(`凭证数据有误：${this.#place}的${name}${expectation}`)
  }
}
