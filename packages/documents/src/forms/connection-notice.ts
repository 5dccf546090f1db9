import type { CalendarDate } from '@piaoqiao/domain'
import { loadFaceFont } from '../fonts/face-font.ts'
import {
  formMailCharactersMax,
  formNameCharactersMax,
  noticeAddressCharactersMax,
  noticeEnvironmentsMax,
} from './bounds.ts'
import { flowTable, type FlowColumn } from './flow-table.ts'
import { requireCharacters } from './form-cell.ts'
import { FormError } from './form-error.ts'
import { formText, rightMm, sizesMm } from './form-page.ts'
import { dateLine } from './opinion-row.ts'
import { PageFlow } from './page-flow.ts'
import { writeFormPdf } from './write-form-pdf.ts'

/** Where a unit's system calls, and as whom. */
export interface NoticeEnvironment {
  /** Such as `联调测试环境` or `正式环境`. */
  readonly name?: string
  readonly appId?: string
  /** 报文访问地址. */
  readonly messageAddress?: string
  /** 财政数字信封加密公钥, as its SM3 fingerprint. */
  readonly publicKeyFingerprint?: string
}

/** What a unit is told before it begins to connect its system. The appKey is not among it, on purpose. */
export interface ConnectionNoticeFields {
  readonly unitName?: string
  /** 单位数字账户ID. */
  readonly accountId?: string
  readonly environments: readonly NoticeEnvironment[]
  /** Where applications for a joint test and reports are sent. */
  readonly mailbox?: string
  /** Who sends the notice, and when. */
  readonly issuerName?: string
  readonly issuedOn?: CalendarDate
}

const titleLines = ['财政电子票据公共服务平台对接须知']
const columns: readonly FlowColumn[] = [
  { label: '项目', widthMm: 40, align: 'middle' },
  { label: '内容', widthMm: 118, align: 'start' },
]

/**
 * 财政电子票据公共服务平台对接须知: what the unit has to keep to, what was allotted to it, and the way to the first
 * bill (附件2).
 * @returns PDF; equal fields give equal bytes
 * @throws FormError FORM_TEXT_TOO_LONG, FORM_TEXT_MALFORMED, FORM_DATE_MALFORMED, FORM_CASES_TOO_MANY
 */
export async function connectionNotice(fields: ConnectionNoticeFields): Promise<Uint8Array> {
  const { unitName = '', environments, accountId = '', mailbox = '' } = fields
  checkBounds(fields)
  const flow = new PageFlow(loadFaceFont(), titleLines)
  if (unitName !== '') flow.heading(`${unitName}：`)
  flow.paragraphs(opening, '对接须知')
  flow.heading('一、分配给贵单位的信息')
  flowTable(flow, columns, [
    ['单位数字账户ID', accountId],
    ...environments.flatMap(environmentRows),
  ])
  for (const [heading, text] of sections(mailbox)) {
    flow.heading(heading)
    flow.paragraphs(text, heading)
  }
  placeIssuer(flow, fields)
  return writeFormPdf(titleLines.join(''), flow.pages(titleLines.join('')))
}

function checkBounds(fields: ConnectionNoticeFields): void {
  const { unitName, accountId, environments, mailbox, issuerName } = fields
  if (environments.length > noticeEnvironmentsMax) {
    throw new FormError('FORM_CASES_TOO_MANY', '环境')
  }
  const charactersMax = formNameCharactersMax
  const names = { 单位全称: unitName, 单位数字账户ID: accountId, 发文单位: issuerName }
  for (const [label, value] of Object.entries(names)) {
    requireCharacters({ label, value, charactersMax })
  }
  requireCharacters({ label: '电子邮箱', value: mailbox, charactersMax: formMailCharactersMax })
  for (const environment of environments) {
    for (const [label, value = ''] of environmentRows(environment)) {
      requireCharacters({
        label: label ?? '',
        value,
        charactersMax: noticeAddressCharactersMax,
      })
    }
  }
}

function environmentRows(environment: NoticeEnvironment): string[][] {
  const { name = '', appId = '', messageAddress = '', publicKeyFingerprint = '' } = environment
  return [
    ['环境', name],
    ['appId', appId],
    ['报文访问地址', messageAddress],
    ['财政公钥指纹（SM3）', publicKeyFingerprint],
  ]
}

const opening =
  '贵单位的业务系统将与财政电子票据公共服务平台（以下简称“平台”）对接，办理财政电子票据的查验、锁定、解锁和报销信息反馈。请安排开发人员和业务人员通读本须知，并妥善保管。'

function sections(mailbox: string): readonly (readonly [heading: string, text: string])[] {
  const sentTo = mailbox === '' ? '市财政非税中心的电子邮箱' : mailbox
  return [
    [
      '二、密钥的交换与保管',
      `报文以数字信封加密，双方各持一对密钥。请先核对平台公钥的指纹与上表一致，再写入系统；同时把贵单位的公钥提交给财政部门，私钥由贵单位自行保管，不得交给任何人。\nappKey 不写入本须知，由财政部门另行安全交付；收到后请妥善保管，遗失或疑似泄露时，请立即申请更换。\n公钥的生成方法和数字信封的加密、解密步骤，见《财政电子票据公共服务平台对接报文》。`,
    ],
    [
      '三、系统开发',
      '发送和接收数据须严格遵照对接报文。请求没有得到明确答复时，用同一请求编号重新发送，不要换编号另发，也不要当作失败处理。\n使用过的财政电子票据文件及其查验结果须妥善存储，能够按票据和记账凭证查到，并能随时调出原文件。',
    ],
    [
      '四、联调测试',
      `财政部门在外网提供联调测试环境，免费使用，每天开放的时段有限，须提前预约。\n单位内部测试通过后，填写《单位业务系统与财政电子票据公共服务平台接口联调申请表》，加盖公章，扫描成PDF文件发送至${sentTo}，邮件标题为“单位名称+跨省报销系统联调申请”。\n联调结束后提交《单位业务系统与财政电子票据公共服务平台联调测试报告》，邮件标题为“单位名称+跨省报销联调测试报告”。`,
    ],
    [
      '五、上线',
      '双方确认联调通过后，切换到正式环境。正式环境的信息与测试环境不同，不得混用。上线后测试环境继续保留，系统有较大改动时请重新测试。',
    ],
  ]
}

function placeIssuer(flow: PageFlow, { issuerName = '', issuedOn }: ConnectionNoticeFields): void {
  flow.place(36, (top) =>
    [issuerName, dateLine(issuedOn, '发文日期')].map((line, index) =>
      formText(flow.font, line, {
        xMm: rightMm - 8,
        baselineMm: top + 16 + index * 9,
        sizeMm: sizesMm.text,
        align: 'end',
      }),
    ),
  )
}
