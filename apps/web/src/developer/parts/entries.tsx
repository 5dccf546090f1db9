import {
  ApiOutlined,
  BankOutlined,
  BookOutlined,
  CheckCircleOutlined,
  DownloadOutlined,
  ExperimentOutlined,
  HistoryOutlined,
  MedicineBoxOutlined,
  NotificationOutlined,
  SendOutlined,
  WarningOutlined,
} from '@ant-design/icons'
import type { NavigationEntry } from '../../console/console-frame.tsx'

const guide = (name: string, title: string): NavigationEntry => ({
  path: `/developer/guides/${name}`,
  title,
  icon: <BookOutlined />,
})

/** The navigation of the portal; what asks for signing in says so when it is opened. */
export const entries: readonly NavigationEntry[] = [
  { path: '/developer', title: '报文目录', icon: <ApiOutlined /> },
  guide('start', '从这里开始'),
  guide('envelope', '信封'),
  guide('keys', '密钥'),
  guide('retries', '重试与批次'),
  guide('events', '事件与通知'),
  guide('between-provinces', '跨省'),
  guide('sandbox', '沙箱'),
  guide('unit-by-system', '对接单位指南'),
  guide('hospital', '医院指南'),
  { path: '/developer/office', title: '账户管理接口', icon: <BankOutlined /> },
  { path: '/developer/his', title: 'HIS 接口', icon: <MedicineBoxOutlined /> },
  { path: '/developer/codes', title: '结果代码', icon: <WarningOutlined /> },
  { path: '/developer/downloads', title: '下载', icon: <DownloadOutlined /> },
  { path: '/developer/announcements', title: '公告和指南', icon: <NotificationOutlined /> },
  { path: '/developer/own/try', title: '在线试发', icon: <SendOutlined /> },
  { path: '/developer/own/world', title: '测试票据', icon: <ExperimentOutlined /> },
  { path: '/developer/own/messages', title: '报文记录', icon: <HistoryOutlined /> },
  { path: '/developer/own/conformance', title: '符合性测试', icon: <CheckCircleOutlined /> },
]
