/** The first part of `refusals`: what does not depend on how a bill stands, in order of precedence. */
export const askingRefusals = {
  OPERATION_ID_REUSED: {
    sentence: '这个请求编号已用于另一项内容不同的操作，本次未执行。',
    next: '请核对后换一个新的请求编号重新提交。',
  },
  ITEM_MALFORMED: {
    sentence: '请求内容不符合报文规范：{path}。',
    next: '请按报文说明改正这一项后重新提交。',
  },
  AMOUNT_MALFORMED: {
    sentence: '金额格式不正确：{path}。',
    next: '请以元为单位填写，最多两位小数，不带千分位。',
  },
  SERVICE_BUSY: {
    sentence: '平台业务繁忙，暂不接受新的请求，本次未执行。',
    next: '请稍后用同一请求编号重试。',
  },
  ATOMIC_BATCH_REFUSED: {
    sentence: '本批要求全部成功才执行，其中另有一项被拒绝，因此这一项也未执行。',
    next: '请处理被拒绝的那一项，或改为逐项执行。',
  },
  ATOMIC_ACROSS_PROVINCES: {
    sentence: '要求全部成功才执行的批次只能包含同一省份的票据。',
    next: '请按票据所属省份分批提交。',
  },
  HOME_PROVINCE_UNKNOWN: {
    sentence: '票据代码前两位所示的地区尚未接入平台。',
    next: '请核对票据代码；如无误，请向该地区财政部门查询。',
  },
  HOME_PROVINCE_UNREACHABLE: {
    sentence: '暂时联系不上票据所属省份，请求没有送达，票据状态没有变化。',
    next: '请稍后用同一请求编号重试。',
  },
  OUTCOME_UNKNOWN: {
    sentence: '请求已送出，但没有收到票据所属省份的答复，结果未知。',
    next: '请用同一请求编号重试，或查询操作结果；不会重复执行。',
  },
  OPERATION_NOT_FOUND: {
    sentence: '没有这个请求编号的操作记录。',
    next: '说明该操作没有执行，可用原请求编号重新提交。',
  },
  APPLICATION_NOT_FOUND: {
    sentence: '没有登记这个应用编号。',
    next: '请核对应用编号。',
  },
  APPLICATION_EXISTS: {
    sentence: '这个应用编号已登记。',
    next: '请换一个应用编号；如需修改已登记的应用，请办理应用变更。',
  },
  APPLICATION_CLOSED: {
    sentence: '这个应用已关闭，不能再启用或变更。',
    next: '如仍需对接，请用新的应用编号重新登记。',
  },
  PARTY_OF_OTHER_KIND: {
    sentence: '这家单位已登记为另一类别，同一单位不能既代表交款人又报销或开具票据。',
    next: '请核对统一社会信用代码和应用类别。',
  },
  PAYER_PORTALS_FULL: {
    sentence: '为这名交款人归集票据的平台数量已达上限。',
    next: '请先在不再使用的平台上关闭账户。',
  },
  SUPERVISOR_SEAL_UNAVAILABLE: {
    sentence: '本省平台尚未启用电子监制章。',
    next: '请使用票据文件（XML），并向财政部门了解电子监制章的启用时间。',
  },
  BILL_XML_REFUSED: {
    sentence: '票据文件不符合数据标准：{fault}。',
    next: '请按数据标准改正票据文件后重新登记。',
  },
  ISSUER_SIGNATURE_INVALID: {
    sentence: '开票单位签名缺失或验证不通过。',
    next: '请检查签名证书和票据文件是否被改动，重新签名后登记。',
  },
  NUMBER_NOT_ALLOTTED: {
    sentence: '票据号码不在分配给该开票单位的号段内。',
    next: '请使用已领用号段内的号码开具。',
  },
  NOT_THE_ISSUER: {
    sentence: '这张票据不是本单位开具的。',
    next: '请核对票据代码和号码。',
  },
  NUMBERS_EXHAUSTED: {
    sentence: '这个票据代码下剩余的号码不足。',
    next: '请减少领用数量，或向财政部门申请新的票据代码。',
  },
  BILL_ALREADY_REGISTERED: {
    sentence: '这个票据代码和号码已登记过内容不同的票据，已报告财政部门。',
    next: '请核对号码使用情况，换号开具，并联系财政部门说明。',
  },
  RED_BILL_WITHOUT_REVERSAL: {
    sentence: '红字票据只能在完成冲红时登记。',
    next: '请先申请冲红锁定，再随完成冲红提交红字票据。',
  },
  OFFICE_NOT_OF_HOME_PROVINCE: {
    sentence: '这张票据不属于本省。',
    next: '请由票据所属省份的财政部门办理。',
  },
  BILL_NOT_FOUND: {
    sentence: '没有查到这张票据。',
    next: '请核对票据代码和号码；刚开具的票据可能尚未登记，请稍后再查。',
  },
  CHECK_CODE_MISMATCH: {
    sentence: '校验码与票据不符。',
    next: '请按票面右上角的校验码重新填写。',
  },
  PRESENTED_FACTS_MISMATCH: {
    sentence: '所填金额或开票日期与登记的票据不符。',
    next: '请核对票面；如票面确实如此，票据可能被改动，请联系开票单位。',
  },
  OFD_REFUSED: {
    sentence: '版式文件不能加盖监制章：{fault}。',
    next: '请用已登记的票据文件重新生成版式文件，加盖开票单位电子印章后再提交。',
  },
  NOT_THE_PAYER: {
    sentence: '这张票据的交款人不是您本人。',
    next: '请核对票据；家人的票据请由本人授权。',
  },
  BILL_COLLECTED_BY_ANOTHER: {
    sentence: '这张票据已由其他人归集。',
    next: '如票据确属您本人，请联系开票单位更正交款人信息。',
  },
  AUTHORISATION_NOT_FOUND: {
    sentence: '没有找到这项授权。',
    next: '请交款人重新授权，或出示票据五项信息锁定。',
  },
  AUTHORISATION_OF_ANOTHER_UNIT: {
    sentence: '这项授权不是给本单位的。',
    next: '请交款人授权给本单位。',
  },
  AUTHORISATION_REVOKED: {
    sentence: '交款人已撤销这项授权。',
    next: '如仍需报销，请交款人重新授权。',
  },
  AUTHORISATION_EXPIRED: {
    sentence: '这项授权已过有效期。',
    next: '请交款人重新授权。',
  },
  AUTHORISATION_FOR_OTHER_PURPOSE: {
    sentence: '这项授权的用途与本次锁定的用途不同。',
    next: '请按授权的用途锁定，或请交款人另行授权。',
  },
  LOCK_NOT_HELD: {
    sentence: '本单位没有锁定这张票据，或锁定已到期。',
    next: '请先锁定票据。',
  },
  REPORT_NOT_FOUND: {
    sentence: '没有找到这条报销记录。',
    next: '请核对报销记录编号。',
  },
  NOT_THE_REPORTER: {
    sentence: '这条报销记录不是本单位反馈的。',
    next: '只有反馈单位可以撤销或入账。',
  },
  AMOUNT_NOT_POSITIVE: {
    sentence: '金额必须大于零。',
    next: '请填写大于零的金额，最多两位小数。',
  },
  LOCK_DAYS_OUT_OF_RANGE: {
    sentence: '锁定天数必须是1至180天，延期后合计不超过180天。',
    next: '请减少锁定天数。',
  },
  SAME_PERSON_TWICE: {
    sentence: '经办人和复核人不能是同一人。',
    next: '请由另一名工作人员复核。',
  },
  DATE_IN_FUTURE: {
    sentence: '日期不能晚于今天。',
    next: '请填写实际发生的日期。',
  },
  VALIDITY_OUT_OF_RANGE: {
    sentence: '授权有效期必须从今天起、在一年之内。',
    next: '请重新选择有效期。',
  },
} as const
