import type { PlannedDuty, PlannedInstitution, RolloutPlan } from './rollout-plan.ts'

const training = '动员培训'
const hospitalSystems = 'HIS系统改造和账户入口配置'
const issuingSystems = '医疗电子票据系统升级'
const live = '全面上线运行'
const throughout = '持续推进'

const issuer = (name: string, note: string | null = null): PlannedInstitution => ({
  name,
  party: 'issuer',
  note,
})

/** 三（二）of the plan names the issuing units one by one; the first stands for two centres below the commission. */
const institutions: readonly PlannedInstitution[] = [
  { name: '区财政局', party: 'finance', note: null },
  { name: '区卫生健康委', party: 'health', note: '医疗机构主管部门' },
  { name: '博思软件公司', party: 'software', note: null },
  issuer(
    '区卫生健康委（委属社区卫生服务中心）',
    '九宫庙街道社区卫生服务中心、跃进村街道社区卫生服务中心',
  ),
  issuer('区人民医院'),
  issuer('区中医院', '茄子溪街道社区卫生服务中心'),
  issuer('春晖路街道社区卫生服务中心'),
  issuer('新山村街道社区卫生服务中心'),
  issuer('跳蹬镇卫生院'),
  issuer('区妇幼保健院'),
  issuer('重钢总医院'),
  issuer('长征医院'),
]

/** 三（一）and（二）. */
const dutiesOfUnits: readonly PlannedDuty[] = [
  {
    milestone: throughout,
    title: '申请开通单位数字账户，报销时同步反馈报销信息',
    party: 'unit',
    dueOn: null,
  },
  {
    milestone: throughout,
    title: '按《重庆市财政电子票据数据规范（试行）》改造业务系统和票据系统',
    party: 'issuer',
    each: true,
    dueOn: null,
  },
  {
    milestone: throughout,
    title: '按采购和内控规定与软件公司签订项目协议',
    party: 'issuer',
    each: true,
    dueOn: null,
  },
  {
    milestone: hospitalSystems,
    title: '派专人负责，完成本单位HIS系统改造',
    party: 'issuer',
    each: true,
    dueOn: '2025-08-29',
  },
  {
    milestone: issuingSystems,
    title: '配合软件公司完成本单位医疗电子票据系统改造',
    party: 'issuer',
    each: true,
    dueOn: '2025-09-05',
  },
  {
    milestone: throughout,
    title: '通过宣传手册、展板、LED屏、公众号、新闻媒体推广数字账户',
    party: 'issuer',
    each: true,
    dueOn: null,
  },
]

/** 三（三）. */
const dutiesOfSoftware: readonly PlannedDuty[] = [
  {
    milestone: hospitalSystems,
    title: '完成数字账户入口配置（个人主入口设在区财政公共缴费平台）',
    party: 'software',
    dueOn: '2025-08-29',
  },
  {
    milestone: hospitalSystems,
    title: '配合完成医疗机构HIS系统改造',
    party: 'software',
    dueOn: '2025-08-29',
  },
  {
    milestone: issuingSystems,
    title: '完成区级医疗机构医疗电子票据系统升级改造',
    party: 'software',
    dueOn: '2025-09-05',
  },
  {
    milestone: throughout,
    title: '做好各医疗机构的业务培训',
    party: 'software',
    dueOn: null,
  },
  {
    milestone: throughout,
    title: '及时反馈并解决实施阶段及上线后的问题，做好技术保障',
    party: 'software',
    dueOn: null,
  },
  {
    milestone: live,
    title: '确保本次改革全面上线运行',
    party: 'software',
    dueOn: '2025-09-30',
  },
]

/** 三（四）and（五）. */
const dutiesOfAuthorities: readonly PlannedDuty[] = [
  {
    milestone: throughout,
    title: '安排专人落实委属医疗机构的组织保障、过程管控和宣传引导',
    party: 'health',
    dueOn: null,
  },
  {
    milestone: throughout,
    title: '建立问题收集和反馈机制，及时向区财政局反映问题',
    party: 'health',
    dueOn: null,
  },
  {
    milestone: training,
    title: '召开区级动员培训会，牵头部署',
    party: 'finance',
    dueOn: '2025-08-12',
  },
  {
    milestone: live,
    title: '统筹推进上线前相关事宜，确保如期上线',
    party: 'finance',
    dueOn: '2025-09-30',
  },
  {
    milestone: issuingSystems,
    title: '配合主管部门和软件公司推动开票单位系统升级改造',
    party: 'finance',
    dueOn: '2025-09-05',
  },
  {
    milestone: throughout,
    title: '指导行政事业单位、国有企业开设和应用数字账户，督促及时反馈报销信息',
    party: 'finance',
    dueOn: null,
  },
  {
    milestone: throughout,
    title: '做好政策宣讲，引导公共缴费平台用户注册个人数字账户',
    party: 'finance',
    dueOn: null,
  },
]

/** 大渡口区财政电子票据跨省报销实施方案, part 三. */
export const dadukouPlan: RolloutPlan = {
  planName: 'dadukou-2025',
  title: '大渡口区财政电子票据跨省报销实施方案',
  areaCode: '500104',
  institutions,
  duties: [...dutiesOfUnits, ...dutiesOfSoftware, ...dutiesOfAuthorities],
  activities: [{ kind: 'training', title: '区级动员培训会', heldOn: '2025-08-12' }],
}
