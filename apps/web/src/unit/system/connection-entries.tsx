import {
  ApiOutlined,
  CalendarOutlined,
  CheckCircleOutlined,
  FileTextOutlined,
  HistoryOutlined,
  KeyOutlined,
  RocketOutlined,
} from '@ant-design/icons'
import type { NavigationEntry } from '../../console/console-frame.tsx'

/** The navigation of a unit by system, in the order of its way. */
export const connectionEntries: readonly NavigationEntry[] = [
  { path: '/unit/connection', title: '系统对接', icon: <ApiOutlined /> },
  { path: '/unit/connection/access', title: '密钥和地址', icon: <KeyOutlined /> },
  { path: '/unit/connection/joint-test', title: '联调申请表', icon: <FileTextOutlined /> },
  { path: '/unit/connection/slots', title: '联调预约', icon: <CalendarOutlined /> },
  { path: '/unit/connection/conformance', title: '符合性测试', icon: <CheckCircleOutlined /> },
  { path: '/unit/connection/messages', title: '报文记录', icon: <HistoryOutlined /> },
  { path: '/unit/connection/go-live', title: '确认和上线', icon: <RocketOutlined /> },
]
