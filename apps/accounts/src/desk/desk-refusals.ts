import { refuserOf } from '../accounts-error.ts'
import type { RefusalCatalogue } from '../accounts-error.ts'

/** Refusals of the daily work of a unit. */
export const deskRefusals = {
  UNIT_NOT_OPEN: {
    status: 403,
    sentence: '本单位的账户未开通、已暂停或不是在线使用单位，不能办理票据业务。',
    next: '如有疑问，请联系财政部门。',
  },
  PROVINCE_UNREACHABLE: {
    status: 503,
    sentence: '暂时联系不上票据登记系统，本次没有执行。',
    next: '请稍后重试。',
  },
  PROVINCE_REFUSED: {
    status: 502,
    sentence: '票据登记系统没有接受本单位的请求，本次没有执行。',
    next: '请稍后重试；如仍不行，请联系财政部门核对本单位的账户。',
  },
  OUTCOME_UNKNOWN: {
    status: 502,
    sentence: '请求已送出，但没有收到答复，结果未知。',
    next: '系统会用同一请求编号自动核实，不会重复执行；请稍后查看结果。',
  },
  QR_TEXT_UNKNOWN: {
    status: 422,
    sentence: '这段文字不是财政电子票据的二维码内容。',
    next: '请重新扫描票面二维码，或直接填写票据代码、号码和校验码。',
  },
  REQUEST_ID_REUSED: {
    status: 409,
    sentence: '这个请求编号已用于另一次内容不同的办理，本次没有执行。',
    next: '请刷新页面后重新提交。',
  },
  BILL_TWICE: {
    status: 422,
    sentence: '所选票据中有重复的：{bill}。',
    next: '请去掉重复的票据后重新提交。',
  },
  AMOUNT_UNFIT: {
    status: 422,
    sentence: '第{number}张票据的金额不正确。',
    next: '请以元为单位填写大于零的金额，最多两位小数。',
  },
  ACCOUNTING_UNFIT: {
    status: 422,
    sentence: '第{number}张票据的入账数据无法生成：{fault}。',
    next: '请核对分录和票据文件后重新提交；没有任何票据被入账。',
  },
  BILL_FILE_MISSING: {
    status: 422,
    sentence: '登记系统没有提供第{number}张票据的文件，无法生成入账数据。',
    next: '请确认本单位已报销这张票据，稍后重试；也可以先不填分录，只登记入账。',
  },
  CASE_NOT_FOUND: {
    status: 404,
    sentence: '没有找到这个报销事项，或其中没有这张票据。',
    next: '请刷新报销事项列表。',
  },
  CASE_STATE_UNFIT: {
    status: 409,
    sentence: '这个报销事项现在不能这样办理。',
    next: '请刷新后查看它的状态。',
  },
  CASE_BILLS_HELD: {
    status: 409,
    sentence: '本单位已锁定或报销其中的票据。',
    next: '请先解锁票据或撤销报销。',
  },
  SHEET_TYPE_UNFIT: {
    status: 415,
    sentence: '文件不是xlsx表格或CSV文本。',
    next: '请下载表格模板，填写后以xlsx或CSV格式上传。',
  },
  SHEET_ARCHIVE_UNFIT: {
    status: 422,
    sentence: '表格文件的压缩内容异常：{fault}。',
    next: '请用办公软件打开后另存为新的xlsx文件再上传。',
  },
  SHEET_MARKUP_UNFIT: {
    status: 422,
    sentence: '表格文件中含有不允许的文档类型声明或外部引用。',
    next: '请用办公软件打开后另存为新的xlsx文件再上传。',
  },
  SHEET_FORMULA: {
    status: 422,
    sentence: '表格中含有公式（{cell}）。',
    next: '请把公式转换为数值或文本后再上传。',
  },
  SHEET_CELLS_MERGED: {
    status: 422,
    sentence: '表格中含有合并的单元格。',
    next: '请取消合并，每张票据占一行后再上传。',
  },
  SHEET_TOO_MANY_ROWS: {
    status: 422,
    sentence: '表格超过{rows}行。',
    next: '请分成几个文件上传；如表格下方有空白的格式行，请删除。',
  },
  SHEET_COLUMNS_WRONG: {
    status: 422,
    sentence: '表格的第一行缺少这些列，或有重复：{columns}。',
    next: '请下载表格模板，按模板的列名填写。',
  },
  SHEET_EMPTY: {
    status: 422,
    sentence: '表格中没有票据。',
    next: '请从第二行起，每行填写一张票据。',
  },
  SHEET_TEXT_UNFIT: {
    status: 422,
    sentence: 'CSV文本无法读取：{fault}。',
    next: '请以UTF-8或GB18030编码保存为逗号分隔的CSV文件。',
  },
  SHEET_UNREADABLE: {
    status: 422,
    sentence: '表格无法读取。',
    next: '请用办公软件打开后另存为新的xlsx文件再上传。',
  },
  READING_TOO_LONG: {
    status: 422,
    sentence: '文件在规定的时间和内存内没有读完。',
    next: '请减小文件或分成几个文件上传。',
  },
  DESK_BUSY: {
    status: 429,
    sentence: '正在读取的文件太多，本次没有执行。',
    next: '请稍后重新上传。',
  },
  FILES_TOO_MANY: {
    status: 422,
    sentence: '压缩包中没有文件，或超过{files}个。',
    next: '请把同一次查验的票据文件分批上传。',
  },
  EXPORT_TOO_LARGE: {
    status: 422,
    sentence: '导出内容超过{rows}行，不能导出为xlsx。',
    next: '请缩小查询范围，或导出为CSV。',
  },
  ARCHIVE_TOO_LARGE: {
    status: 422,
    sentence: '这段时间的票据文件超过一个归档包的上限。',
    next: '请缩短时间范围，分几次导出。',
  },
  ARCHIVE_UNFIT: {
    status: 422,
    sentence: '归档包不能生成：{fault}。',
    next: '请按提示核对这段时间的票据文件，或缩短时间范围后重试。',
  },
  ARCHIVE_EMPTY: {
    status: 422,
    sentence: '这段时间没有可以归档的票据文件。',
    next: '请更换时间范围。',
  },
  PERIOD_UNFIT: {
    status: 422,
    sentence: '时间范围不正确。',
    next: '请填写开始日期和不早于它的结束日期。',
  },
  PERIOD_TOO_LONG: {
    status: 422,
    sentence: '时间范围超过{days}天。',
    next: '请缩短时间范围后重试。',
  },
} as const satisfies RefusalCatalogue

export const refuseDesk = refuserOf(deskRefusals)
export type DeskRefusalCode = keyof typeof deskRefusals
