import { refuserOf } from './accounts-error.ts'
import type { RefusalCatalogue } from './accounts-error.ts'

/** Refusals that any request may meet. */
export const httpRefusals = {
  REQUEST_MALFORMED: {
    status: 400,
    sentence: '提交的内容不符合要求：{path}。',
    next: '请改正这一项后重新提交。',
  },
  BODY_TOO_LARGE: {
    status: 413,
    sentence: '提交的内容太大。',
    next: '请减小文件或分次提交。',
  },
  FILE_TYPE_UNFIT: {
    status: 415,
    sentence: '这里不接受这种文件。',
    next: '请按页面说明换成可接受的格式。',
  },
  NOT_SIGNED_IN: {
    status: 401,
    sentence: '您还没有登录，或登录已失效。',
    next: '请重新登录。',
  },
  SESSION_STEP_OPEN: {
    status: 403,
    sentence: '登录还有一步没有完成：{step}。',
    next: '请先完成这一步。',
  },
  ROLE_LACKING: {
    status: 403,
    sentence: '您的账号没有办理这项业务的权限。',
    next: '如需办理，请本单位管理账号的人员为您添加相应角色。',
  },
  CSRF_TOKEN_WRONG: {
    status: 403,
    sentence: '页面已过期，本次没有提交。',
    next: '请刷新页面后重新提交。',
  },
  TOO_MANY_REQUESTS: {
    status: 429,
    sentence: '操作太频繁，本次没有执行。',
    next: '请稍后再试。',
  },
  NOT_FOUND: {
    status: 404,
    sentence: '没有找到这一项，或您无权查看。',
    next: '请核对后重试。',
  },
  PROVINCE_UNREACHABLE: {
    status: 503,
    sentence: '暂时联系不上票据登记系统，本次没有执行。',
    next: '请稍后重试。',
  },
  OUTCOME_UNKNOWN: {
    status: 502,
    sentence: '请求已送出，但没有收到答复，结果未知。',
    next: '请稍后查看票据状态，或重新提交；不会重复执行。',
  },
  SERVICE_FAILED: {
    status: 500,
    sentence: '系统出现故障，请求可能没有执行。',
    next: '请稍后查看结果，再决定是否重新提交。',
  },
} as const satisfies RefusalCatalogue

export const refuseHttp = refuserOf(httpRefusals)
