/** The second part of `refusals`: what follows from how a bill stands, in order of precedence. */
export const standingRefusals = {
  BILL_IS_RED: {
    sentence: '这是一张红字票据，不能报销、授权、换开或再次冲红。',
    next: '请查看被冲红的原票据。',
  },
  BILL_REVERSED: {
    sentence: '这张票据已冲红。',
    next: '已冲红的票据不能再使用；如已重新开票，请使用新票据。',
  },
  BILL_REVERSAL_LOCKED: {
    sentence: '开票单位正在冲红这张票据。',
    next: '请联系开票单位；如冲红取消，票据会恢复可用。',
  },
  BILL_REVERSAL_PENDING: {
    sentence: '开票单位已申请冲红这张票据，正在等待处理。',
    next: '请联系开票单位确认；持有单位可以解锁或报销，但不能延期。',
  },
  BILL_EXCHANGED: {
    sentence: '这张票据已换开纸质票据。',
    next: '请先将纸质票据退回开票单位，再使用电子票据。',
  },
  BILL_LOCKED: {
    sentence: '这张票据已由{holder}锁定，至{until}。',
    next: '如需改由其他单位报销，请先请该单位解锁。',
  },
  LOCK_ALREADY_HELD: {
    sentence: '本单位已锁定这张票据，至{until}。',
    next: '无需再次锁定，可以直接报销；需要更长时间请延期。',
  },
  LOCK_NOT_FOUND: {
    sentence: '这张票据没有这一锁定，或锁定已结束。',
    next: '请刷新后核对锁定编号。',
  },
  STAKEHOLDERS_FULL: {
    sentence: '与这张票据有关的单位数量已达上限。',
    next: '请联系票据所属地区财政部门处理。',
  },
  AUTHORISATION_IN_USE: {
    sentence: '被授权的单位已锁定这张票据，授权暂不能撤销。',
    next: '请先请该单位解锁。',
  },
  AUTHORISATIONS_FULL: {
    sentence: '这张票据的授权数量已达上限。',
    next: '请联系票据所属地区财政部门处理。',
  },
  NOTHING_REIMBURSABLE: {
    sentence: '这张票据的金额已全部由医保等支付，没有可报销余额。',
    next: '无需报销。',
  },
  BILL_REIMBURSED: {
    sentence: '这张票据已全部报销。',
    next: '不能再次报销；如报销有误，由原报销单位撤销。',
  },
  AMOUNT_ABOVE_BALANCE: {
    sentence: '报销金额超过可报销余额{balance}元。',
    next: '请将金额改为不超过余额。',
  },
  AMOUNT_ABOVE_AUTHORISED: {
    sentence: '报销金额超过授权还可使用的金额{remaining}元。',
    next: '请将金额改为不超过授权金额，或请交款人另行授权。',
  },
  BILL_ALREADY_USED: {
    sentence: '这张票据已有报销记录，不能换开纸质票据。',
    next: '请持电子票据办理其余报销。',
  },
  REPORTS_FULL: {
    sentence: '这张票据的报销记录数量已达上限。',
    next: '请联系票据所属地区财政部门处理。',
  },
  REPORT_WITHDRAWN: {
    sentence: '这条报销记录已撤销。',
    next: '无需再次撤销；撤销的记录不能入账。',
  },
  REPORT_POSTED: {
    sentence: '这条报销记录已入账。',
    next: '如需撤销报销，请先撤销入账。',
  },
  REPORT_NOT_POSTED: {
    sentence: '这条报销记录尚未入账。',
    next: '无需撤销入账。',
  },
  REVERSAL_NOT_REQUESTED: {
    sentence: '这张票据没有冲红申请。',
    next: '请先申请冲红锁定。',
  },
  REVERSAL_NOT_LOCKED: {
    sentence: '这张票据尚未进入冲红锁定，不能完成冲红。',
    next: '请等待持有单位解锁或报销单位撤销后再冲红。',
  },
  RED_BILL_MISMATCH: {
    sentence: '红字票据所指的原票据或金额与本次冲红不符。',
    next: '请核对红字票据的相关票据代码、号码和金额。',
  },
  BILL_NOT_EXCHANGED: {
    sentence: '这张票据没有换开纸质票据。',
    next: '无需退回纸质票据。',
  },
  PAPER_MISMATCH: {
    sentence: '退回的纸质票据与换开的不是同一张。',
    next: '请核对纸质票据的代码和号码。',
  },
  INCOME_ALREADY_POSTED: {
    sentence: '这张票据的收入已入账。',
    next: '如需更正，请先撤销收入入账。',
  },
  INCOME_NOT_POSTED: {
    sentence: '这张票据的收入尚未入账。',
    next: '无需撤销收入入账。',
  },
  EVIDENCE_TOO_LARGE: {
    sentence: '这张票据的记录过多，无法生成一份存证。',
    next: '请联系平台运维人员从数据库导出。',
  },
  LOCK_NOT_DUE: {
    sentence: '锁定尚未到期，或已经结束。',
    next: '无需处理。',
  },
} as const
