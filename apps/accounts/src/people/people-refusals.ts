import { refuserOf } from '../accounts-error.ts'
import type { RefusalCatalogue } from '../accounts-error.ts'

/** Refusals of people's accounts. */
export const peopleRefusals = {
  IDENTITY_NUMBER_WRONG: {
    status: 422,
    sentence: '身份证号不正确。',
    next: '请核对十八位身份证号后重新填写。',
  },
  REAL_NAME_MISMATCH: {
    status: 422,
    sentence: '姓名与身份证号不一致。',
    next: '请按身份证上的姓名和号码填写。',
  },
  REAL_NAME_UNAVAILABLE: {
    status: 503,
    sentence: '暂时不能核验实名信息。',
    next: '请稍后再试。',
  },
  FACE_NOT_DRAWN: {
    status: 422,
    sentence: '这张票据的版面画不出来。',
    next: '请下载票据文件，或向开票单位索取版式文件。',
  },
  PERSON_HAS_ACCOUNT: {
    status: 409,
    sentence: '这个身份证号已开通数字账户。',
    next: '请直接用手机号登录；如已换号，请先更换手机号。',
  },
  MOBILE_HAS_ACCOUNT: {
    status: 409,
    sentence: '这个手机号已用于另一个数字账户。',
    next: '请换一个手机号，或先在原账户更换手机号。',
  },
  PERSON_UNKNOWN: {
    status: 404,
    sentence: '这个手机号还没有开通数字账户。',
    next: '请先实名注册。',
  },
  PROVINCE_UNKNOWN: {
    status: 422,
    sentence: '这个省份尚未接入平台。',
    next: '请选择已接入的省份。',
  },
  ACTIVATION_UNFIT: {
    status: 409,
    sentence: '账户在这个省份现在不能这样办理。',
    next: '请刷新后查看账户在该省的状态。',
  },
  BILL_NOT_IN_FOLDER: {
    status: 404,
    sentence: '票据夹里没有这张票据。',
    next: '请先归集或认领这张票据。',
  },
  PAYER_NAME_DIFFERS: {
    status: 422,
    sentence: '票面上的交款人与您的实名信息不一致，不能认领。',
    next: '家人的票据请由本人认领，或由本人同意您代办。',
  },
  FILE_DIFFERS: {
    status: 422,
    sentence: '上传的文件与登记的票据不一致：{what}。',
    next: '文件可能被改动，请向开票单位索取原文件。',
  },
  FILE_UNREADABLE: {
    status: 422,
    sentence: '没能从这个文件里读出票据。',
    next: '请上传票据的XML、OFD、PDF文件，或拍清楚票面上的二维码。',
  },
  QR_UNREADABLE: {
    status: 422,
    sentence: '二维码里没有票据信息。',
    next: '请扫描票面左上角的二维码，或手工填写五项信息。',
  },
  REGISTRY_REFUSED: {
    status: 409,
    sentence: '{sentence}',
    next: '请按提示处理后重试。',
  },
  REQUEST_ID_REUSED: {
    status: 409,
    sentence: '这个请求编号已用于另一项内容不同的操作，本次未执行。',
    next: '请刷新页面后重新提交。',
  },
  AUTHORISATION_NOT_FOUND: {
    status: 404,
    sentence: '没有找到这项授权。',
    next: '请刷新授权列表。',
  },
  AUTHORISATION_NOT_REVOCABLE: {
    status: 409,
    sentence: '这项授权现在不能撤销。',
    next: '请查看它的状态；如单位已锁定票据，请先请单位解锁。',
  },
  UNIT_UNKNOWN: {
    status: 422,
    sentence: '没有找到这个单位。',
    next: '请核对统一社会信用代码；外省单位请填写名称和所在省份。',
  },
  CASE_NOT_FOUND: {
    status: 404,
    sentence: '没有找到这个报销事项。',
    next: '请刷新报销事项列表。',
  },
  CASE_STATE_UNFIT: {
    status: 409,
    sentence: '这个报销事项现在不能这样办理。',
    next: '请刷新后查看它的状态。',
  },
  CASE_BILLS_LOCKED: {
    status: 409,
    sentence: '单位已锁定其中的票据，不能撤回。',
    next: '请联系单位解锁后再撤回。',
  },
  LINK_NOT_FOUND: {
    status: 404,
    sentence: '没有找到这位家人。',
    next: '请刷新家人列表。',
  },
  LINK_EXISTS: {
    status: 409,
    sentence: '您已添加过这位家人。',
    next: '请查看家人列表；对方可能还没有同意。',
  },
  LINK_STATE_UNFIT: {
    status: 409,
    sentence: '这项代办关系现在不能这样办理。',
    next: '请刷新后查看它的状态。',
  },
  MEMBER_UNKNOWN: {
    status: 422,
    sentence: '没有找到与姓名、身份证号相符的数字账户。',
    next: '请对方先开通数字账户；未成年子女可以由监护人申报。',
  },
  MEMBER_TOO_OLD: {
    status: 422,
    sentence: '只有未满十八岁的子女可以由监护人申报。',
    next: '请对方自己开通数字账户后同意您代办。',
  },
  PROXY_RIGHT_LACKING: {
    status: 403,
    sentence: '这位家人没有同意您办理这项业务。',
    next: '请对方在数字账户里同意后再办理。',
  },
  INVITATION_FILE_UNFIT: {
    status: 422,
    sentence: '名单文件不符合要求：{fault}。',
    next: '请使用下载的模板，每行一个手机号，不超过十万行。',
  },
  INVITATION_FILE_NOT_FOUND: {
    status: 404,
    sentence: '没有找到这份名单。',
    next: '请刷新名单列表。',
  },
  LINKS_TOO_MANY: {
    status: 409,
    sentence: '您添加的家人已达上限。',
    next: '请先解除不再需要的代办关系。',
  },
  LINK_DOCUMENT_MISSING: {
    status: 422,
    sentence: '还没有上传监护关系的证明。',
    next: '请上传出生医学证明或户口簿的扫描件后再申报。',
  },
  DOCUMENTS_TOO_MANY: {
    status: 409,
    sentence: '上传的文件已达上限。',
    next: '请把几页合成一个PDF文件。',
  },
  BILL_NAMED_TWICE: {
    status: 422,
    sentence: '同一张票据选了两次。',
    next: '请去掉重复的票据后重新提交。',
  },
} as const satisfies RefusalCatalogue

export const refusePeople = refuserOf(peopleRefusals)
