import { refuserOf } from '../accounts-error.ts'
import type { RefusalCatalogue } from '../accounts-error.ts'

const refresh = '请刷新后查看最新内容，再决定是否修改。'

/** Refusals around the rollout of the reform. */
export const rolloutRefusals = {
  CHANGED_MEANWHILE: {
    status: 409,
    sentence: '这一项刚被其他人修改过，本次没有保存。',
    next: refresh,
  },
  OTHER_BUREAU: {
    status: 403,
    sentence: '这一项由下级财政部门办理，您可以查看。',
    next: '如需修改，请与该财政部门联系。',
  },
  PLAN_UNKNOWN: {
    status: 404,
    sentence: '没有这个实施方案。',
    next: '请从方案列表中选择。',
  },
  PLAN_OF_OTHER_AREA: {
    status: 422,
    sentence: '这个实施方案属于其他区县。',
    next: '请选择本区县的方案，或直接添加机构和任务。',
  },
  PLAN_LOADED: {
    status: 409,
    sentence: '这个实施方案已经导入过。',
    next: '请在已有的任务上修改或补充。',
  },
  ROLLOUT_FULL: {
    status: 422,
    sentence: '数量已达上限{max}。',
    next: '请先整理已有内容。',
  },
  INSTITUTION_TAKEN: {
    status: 409,
    sentence: '这个机构已在名单中。',
    next: '请直接修改已有的机构。',
  },
  INSTITUTION_UNKNOWN: {
    status: 422,
    sentence: '所选机构不在本财政部门的名单中。',
    next: '请从机构名单中选择，或先添加机构。',
  },
  DUTY_STATE_UNFIT: {
    status: 409,
    sentence: '任务当前为“{state}”，不能这样处理。',
    next: refresh,
  },
  DATE_IN_FUTURE: {
    status: 422,
    sentence: '完成或举办日期不能晚于今天。',
    next: '请改正日期。',
  },
  ACTIVITY_STATE_UNFIT: {
    status: 409,
    sentence: '活动当前为“{state}”，不能这样处理。',
    next: refresh,
  },
  PROBLEM_STATE_UNFIT: {
    status: 409,
    sentence: '问题当前为“{state}”，不能这样处理。',
    next: '已办结的问题，可以说明原因后重新提出。',
  },
  PROBLEMS_TOO_MANY: {
    status: 429,
    sentence: '贵单位还有{max}个问题没有答复，暂时不能再提。',
    next: '请等待答复，或在已有问题中补充说明。',
  },
  OWNER_UNFIT: {
    status: 422,
    sentence: '负责人不是本财政部门的在岗人员，或没有办理权限。',
    next: '请选择本财政部门有审核、监管或系统角色的人员。',
  },
  ANNOUNCEMENT_STATE_UNFIT: {
    status: 409,
    sentence: '公告当前为“{state}”，不能这样处理。',
    next: '已发布的公告请先撤回，再修改。',
  },
  ANNOUNCEMENT_WITHDRAWN: {
    status: 410,
    sentence: '这篇公告已由发布单位撤回，不能再阅读。',
    next: '请查看公告列表，可能已有新的版本。',
  },
  GUIDE_UNKNOWN: {
    status: 404,
    sentence: '没有这份指南。',
    next: '请从指南清单中选择。',
  },
  TEXT_WITH_HTML: {
    status: 422,
    sentence: '标题和正文不能含有网页标签。',
    next: '请用纯文字或Markdown书写，去掉尖括号标签。',
  },
  BODY_EMPTY: {
    status: 422,
    sentence: '正文是空的，不能发布。',
    next: '请写好正文后再发布。',
  },
  ATTACHMENTS_TOO_MANY: {
    status: 422,
    sentence: '附件已达{max}个。',
    next: '请先删除不需要的附件。',
  },
  ATTACHMENT_TYPE_UNFIT: {
    status: 415,
    sentence: '附件内容与它的类型不符，或这里不接受这种文件。',
    next: '请上传PDF、PNG、JPEG、DOCX或XLSX文件，文档中不能有宏。',
  },
} as const satisfies RefusalCatalogue

export const refuseRollout = refuserOf(rolloutRefusals)
