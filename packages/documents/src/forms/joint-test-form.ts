import {
  centreOpinionRows,
  coded,
  mailField,
  named,
  person,
  unitOpinionRows,
  type FormOpinion,
} from './application-forms.ts'
import {
  formNetworkAddressCharactersMax,
  formPublicKeyCharactersMax,
  formTimeCharactersMax,
} from './bounds.ts'
import type { FormField } from './form-cell.ts'
import { groupRow, headingRow, singleRow } from './form-rows.ts'
import { layForm } from './lay-form.ts'
import { writeFormPdf } from './write-form-pdf.ts'

/** From where the unit's system calls. */
export interface FormEndpoint {
  /** One address, or several parted by `、`. */
  readonly address?: string
  readonly port?: string
}

/** 联调申请表 (附件2之附件2). Whatever is absent or empty is left blank. */
export interface JointTestFields {
  readonly unitName?: string
  /** 统一社会信用代码. */
  readonly creditCode?: string
  /** 单位联系人. */
  readonly contact?: { readonly name?: string; readonly mobile?: string; readonly email?: string }
  readonly testEndpoint?: FormEndpoint
  readonly productionEndpoint?: FormEndpoint
  /** 申请联调时间, in words. */
  readonly wantedTime?: string
  /** 单位公钥 as hexadecimal digits or PEM: of the test environment, or of both where no other is given. */
  readonly publicKey?: string
  /** Of the production environment, where it is another one. */
  readonly productionPublicKey?: string
  /** 申请单位意见, with the day on which it was sealed. */
  readonly unitOpinion?: FormOpinion
  /** 市财政非税中心意见. */
  readonly review?: FormOpinion
}

const keyHint =
  '用于财政返回报文时对报文进行数字信封加密，单位接收后使用私钥进行解密，公钥生成参见对接报文中的数字信封加密。'
/** Two keys, each below the name of its environment. */
const keysCharactersMax = 2 * (formPublicKeyCharactersMax + '测试环境：\n\n'.length)
const titleLines = ['单位业务系统与财政电子票据公共服务平台', '接口联调申请表']

/**
 * 单位业务系统与财政电子票据公共服务平台接口联调申请表 on one page of A4, for printing and sealing.
 * @returns PDF; equal fields give equal bytes
 * @throws FormError FORM_TEXT_TOO_LONG, FORM_TEXT_MALFORMED, FORM_DATE_MALFORMED
 */
export async function jointTestForm(fields: JointTestFields): Promise<Uint8Array> {
  const { contact, testEndpoint, productionEndpoint } = fields
  const page = layForm(titleLines, (style) => [
    headingRow(style, '1.申请单位信息'),
    singleRow(style, named('单位全称', fields.unitName)),
    singleRow(style, coded('统一社会信用代码', fields.creditCode)),
    groupRow(style, person('单位联系人', contact), [
      coded('手机', contact?.mobile),
      mailField(contact?.email),
    ]),
    groupRow(style, addressField('测试环境IP地址', testEndpoint), [
      coded('端口', testEndpoint?.port),
    ]),
    groupRow(style, addressField('正式环境IP地址', productionEndpoint), [
      coded('端口', productionEndpoint?.port),
    ]),
    singleRow(style, {
      label: '申请联调时间',
      value: fields.wantedTime,
      charactersMax: formTimeCharactersMax,
    }),
    singleRow(style, {
      label: '单位公钥',
      value: keysText(fields),
      charactersMax: keysCharactersMax,
      hint: keyHint,
    }),
    ...unitOpinionRows(style, fields.unitOpinion),
    ...centreOpinionRows(style, '3. 市财政非税中心意见', fields.review),
  ])
  return writeFormPdf(titleLines.join(''), [page])
}

function addressField(label: string, endpoint: FormEndpoint | undefined): FormField {
  return { label, value: endpoint?.address, charactersMax: formNetworkAddressCharactersMax }
}

function keysText(fields: JointTestFields): string {
  const publicKey = keyText(fields.publicKey)
  const productionPublicKey = keyText(fields.productionPublicKey)
  if (productionPublicKey === '' || productionPublicKey === publicKey) return publicKey
  return `测试环境：\n${publicKey}\n正式环境：\n${productionPublicKey}`
}

/** Of a key in PEM, what stands between its first and its last line. */
function keyText(key = ''): string {
  return key.replaceAll(/-----[A-Z ]+-----/g, '').replaceAll(/\s/g, '')
}
