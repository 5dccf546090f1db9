import { refuserOf } from '../accounts-error.ts'
import type { RefusalCatalogue } from '../accounts-error.ts'

/** Refusals of signing in, of passwords, second factors and one-time codes. */
export const accessRefusals = {
  LOGIN_WRONG: {
    status: 401,
    sentence: '账号或密码不正确。',
    next: '请核对后重新输入；连续输错五次，账号将暂停登录十五分钟。',
  },
  LOGIN_LOCKED: {
    status: 429,
    sentence: '密码连续输错次数过多，账号暂停登录。',
    next: '请十五分钟后再试，或请管理账号的人员重置密码。',
  },
  INITIAL_PASSWORD_EXPIRED: {
    status: 401,
    sentence: '初始密码已过期。',
    next: '请联系财政部门重新发送初始密码。',
  },
  ACCOUNT_SUSPENDED: {
    status: 403,
    sentence: '这个账号已暂停或注销。',
    next: '如有疑问，请联系财政部门。',
  },
  PASSWORD_WEAK: {
    status: 422,
    sentence: '新密码不符合要求：{fault}。',
    next: '请换一个至少十二位、不常见、不含账号的密码；可以用一句话。',
  },
  PASSWORD_WRONG: {
    status: 403,
    sentence: '当前密码不正确。',
    next: '请重新输入当前密码。',
  },
  SECOND_FACTOR_WRONG: {
    status: 401,
    sentence: '动态口令不正确或已用过。',
    next: '请等动态口令更新后输入新的六位数字。',
  },
  SECOND_FACTOR_ENROLLED: {
    status: 409,
    sentence: '已绑定动态口令。',
    next: '如需更换，请先请管理账号的人员解除绑定。',
  },
  STEP_UNFIT: {
    status: 409,
    sentence: '登录还没有到这一步，或这一步已经完成。',
    next: '请重新登录。',
  },
  CODE_WRONG: {
    status: 401,
    sentence: '验证码不正确。',
    next: '请核对短信中的验证码；输错五次后需要重新获取。',
  },
  CODE_EXPIRED: {
    status: 401,
    sentence: '验证码已过期。',
    next: '请重新获取验证码。',
  },
  CODE_USED: {
    status: 401,
    sentence: '验证码已使用过。',
    next: '请重新获取验证码。',
  },
  CODE_TOO_SOON: {
    status: 429,
    sentence: '验证码刚刚发送过。',
    next: '请一分钟后再获取。',
  },
  CODES_SPENT: {
    status: 429,
    sentence: '今天获取验证码的次数已用完。',
    next: '请明天再试。',
  },
  LOGIN_NAME_TAKEN: {
    status: 409,
    sentence: '这个登录账号已被使用。',
    next: '请换一个登录账号。',
  },
  ROLES_UNFIT: {
    status: 422,
    sentence: '所选角色不能同时授予一个人。',
    next: '审计人员不能兼任其他角色；请调整后再提交。',
  },
} as const satisfies RefusalCatalogue

export const refuseAccess = refuserOf(accessRefusals)
