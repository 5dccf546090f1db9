import type { CalendarDate } from '@piaoqiao/domain'
import {
  formAddressCharactersMax,
  formCodeCharactersMax,
  formMailCharactersMax,
  formNameCharactersMax,
  formOpinionCharactersMax,
  formPersonCharactersMax,
} from './bounds.ts'
import type { FormField } from './form-cell.ts'
import { choiceRow, groupRow, headingRow, singleRow, type FormRow } from './form-rows.ts'
import type { FormStyle } from './form-style.ts'
import { layForm } from './lay-form.ts'
import { dateLine, opinionRow } from './opinion-row.ts'
import { writeFormPdf } from './write-form-pdf.ts'

/** A person on a form. Whatever is absent or empty is left blank, here and in every other part of a form. */
export interface FormPerson {
  readonly name?: string
  readonly mobile?: string
  readonly identityNumber?: string
}

/** What a unit, or whoever reviews its form, says at the end of it. */
export interface FormOpinion {
  readonly text?: string
  readonly on?: CalendarDate
}

/** What both application forms ask of a unit (附件1、附件2之附件1, part 1). */
interface ApplicationFields<Kind extends string> {
  readonly unitName?: string
  /** 统一社会信用代码. */
  readonly creditCode?: string
  readonly address?: string
  readonly kind?: Kind
  /** 单位法人. */
  readonly legalRepresentative?: FormPerson
  /** 单位经办人. */
  readonly handler?: FormPerson & { readonly email?: string }
  /** 申请单位意见, with the day on which it was sealed. */
  readonly unitOpinion?: FormOpinion
}

/** `public`: 行政事业单位. `insurer`: 商业保险公司. `other`: 其他单位. */
export type OnlineUnitKind = 'public' | 'insurer' | 'other'
/** `medical_insurance`: 医保. `insurer`: 商保. `other`: 其他报销单位. */
export type SystemUnitKind = 'medical_insurance' | 'insurer' | 'other'

export interface OnlineApplicationFields extends ApplicationFields<OnlineUnitKind> {
  /** 财政部门审核意见. */
  readonly review?: FormOpinion & { readonly reviewer?: string }
}

export interface SystemApplicationFields extends ApplicationFields<SystemUnitKind> {
  /** 本单位业务系统名称. */
  readonly systemName?: string
  /** 本单位业务系统供应商名称. */
  readonly vendorName?: string
  /** 市财政非税中心审核意见. */
  readonly review?: FormOpinion
}

const onlineKinds: Readonly<Record<OnlineUnitKind, string>> = {
  public: '行政事业单位',
  insurer: '商业保险公司',
  other: '其他单位',
}
const systemKinds: Readonly<Record<SystemUnitKind, string>> = {
  medical_insurance: '医保',
  insurer: '商保',
  other: '其他报销单位',
}
const requiredHint = '单位采用系统对接时，此项必填'

/**
 * 财政电子票据跨省报销业务申请表（在线单位） on one page of A4, for printing and sealing.
 * @returns PDF; equal fields give equal bytes
 * @throws FormError FORM_TEXT_TOO_LONG, FORM_TEXT_MALFORMED, FORM_DATE_MALFORMED
 */
export async function onlineApplicationForm(fields: OnlineApplicationFields): Promise<Uint8Array> {
  const title = '财政电子票据跨省报销业务申请表（在线单位）'
  const { text, reviewer = '', on } = fields.review ?? {}
  const page = layForm([title], (style) => [
    ...unitRows(style, fields, onlineKinds),
    ...unitOpinionRows(style, fields.unitOpinion),
    headingRow(style, '3. 财政部门审核意见'),
    opinionRow(style, opinionField('财政部门审核意见', text), [
      `审核人：${reviewer}`,
      dateLine(on, '财政部门审核意见'),
    ]),
  ])
  return writeFormPdf(title, [page])
}

/**
 * 财政电子票据跨省报销业务申请表（对接单位）, as `onlineApplicationForm`.
 * @throws FormError FORM_TEXT_TOO_LONG, FORM_TEXT_MALFORMED, FORM_DATE_MALFORMED
 */
export async function systemApplicationForm(fields: SystemApplicationFields): Promise<Uint8Array> {
  const title = '财政电子票据跨省报销业务申请表（对接单位）'
  const page = layForm([title], (style) => [
    ...unitRows(style, fields, systemKinds),
    singleRow(style, {
      ...named('本单位业务系统\n名称', fields.systemName),
      hint: requiredHint,
    }),
    singleRow(style, {
      ...named('本单位业务系统\n供应商名称', fields.vendorName),
      hint: requiredHint,
    }),
    ...unitOpinionRows(style, fields.unitOpinion),
    ...centreOpinionRows(style, '3.市财政非税中心审核意见', fields.review),
  ])
  return writeFormPdf(title, [page])
}

function unitRows<Kind extends string>(
  style: FormStyle,
  { unitName, creditCode, address, kind, legalRepresentative, handler }: ApplicationFields<Kind>,
  kinds: Readonly<Record<Kind, string>>,
): FormRow[] {
  const choices = (Object.keys(kinds) as Kind[]).map((each) => {
    return { text: kinds[each], isChosen: each === kind }
  })
  return [
    headingRow(style, '1.申请单位信息'),
    singleRow(style, named('单位全称', unitName)),
    singleRow(style, coded('统一社会信用代码', creditCode)),
    singleRow(style, {
      label: '通信地址',
      value: address,
      charactersMax: formAddressCharactersMax,
    }),
    choiceRow(style, '单位类型', choices),
    groupRow(style, person('单位法人', legalRepresentative), personLines(legalRepresentative)),
    groupRow(style, person('单位经办人', handler), [
      ...personLines(handler),
      mailField(handler?.email),
    ]),
  ]
}

export function unitOpinionRows(style: FormStyle, opinion: FormOpinion | undefined): FormRow[] {
  const field = opinionField('申请单位意见', opinion?.text)
  return [
    headingRow(style, '2.申请单位意见'),
    opinionRow(style, field, ['申请单位（盖章）', dateLine(opinion?.on, field.label)]),
  ]
}

export function centreOpinionRows(
  style: FormStyle,
  heading: string,
  opinion: FormOpinion | undefined,
): FormRow[] {
  const field = opinionField('市财政非税中心意见', opinion?.text)
  return [
    headingRow(style, heading),
    opinionRow(style, field, [dateLine(opinion?.on, field.label)]),
  ]
}

function opinionField(label: string, value: string | undefined): FormField {
  return { label, value, charactersMax: formOpinionCharactersMax }
}

function personLines(of: FormPerson | undefined): FormField[] {
  return [coded('手机', of?.mobile), coded('身份证号', of?.identityNumber)]
}

export function person(label: string, of: FormPerson | undefined): FormField {
  return { label, value: of?.name, charactersMax: formPersonCharactersMax }
}

export function named(label: string, value: string | undefined): FormField {
  return { label, value, charactersMax: formNameCharactersMax }
}

export function coded(label: string, value: string | undefined): FormField {
  return { label, value, charactersMax: formCodeCharactersMax }
}

export function mailField(value: string | undefined): FormField {
  return { label: '电子邮箱', value, charactersMax: formMailCharactersMax }
}
