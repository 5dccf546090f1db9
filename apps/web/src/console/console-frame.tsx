import { DesktopOutlined, LogoutOutlined, MoonOutlined, SunOutlined } from '@ant-design/icons'
import { Button, Drawer, Dropdown, Layout, Menu } from 'antd'
import type { MenuProps } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { Link, Outlet, useLocation } from 'react-router'
import { signOut } from '../api/session.ts'
import { chooseDisplayMode, useDisplayMode } from '../elements/display-mode.ts'
import { Icon } from '../elements/icon.tsx'
import './console-frame.css'

/** An entry of the navigation; entries that the reader has no right to are left out before. */
export interface NavigationEntry {
  readonly path: string
  readonly title: string
  readonly icon: ReactNode
}

export interface ConsoleFrameProps {
  readonly portal: string
  /** Who is signed in, such as the unit's name and the roles. */
  readonly who: string
  readonly entries: readonly NavigationEntry[]
  /** What stands at the end of the header instead of signing out. */
  readonly end?: ReactNode
}

/** The frame of a console: navigation at the left, who is signed in at the top, the page in the middle. */
export function ConsoleFrame({ portal, who, entries, end }: ConsoleFrameProps): ReactNode {
  const { pathname } = useLocation()
  const [isOpen, setOpen] = useState(false)
  const current = entries
    .filter(({ path }) => pathname === path || pathname.startsWith(`${path}/`))
    .toSorted((a, b) => b.path.length - a.path.length)[0]
  const menu = (
    <Menu
      mode="inline"
      selectedKeys={current === undefined ? [] : [current.path]}
      items={entries.map(({ path, title, icon }) => ({
        key: path,
        icon,
        label: (
          <Link to={path} onClick={() => setOpen(false)}>
            {title}
          </Link>
        ),
      }))}
    />
  )
  return (
    <Layout className="console-frame">
      <a className="skip-link" href="#content">
        跳到正文
      </a>
      <Layout.Header className="console-header not-printed">
        <Button
          className="console-menu-button"
          type="text"
          aria-label="打开导航"
          aria-expanded={isOpen}
          onClick={() => setOpen(true)}
          icon={<Icon name="forward" />}
        />
        <strong className="console-name">票桥 · {portal}</strong>
        <span className="console-who">{who}</span>
        <ModeButton />
        {end ?? (
          <Button type="text" icon={<LogoutOutlined />} onClick={() => void signOut()}>
            退出
          </Button>
        )}
      </Layout.Header>
      <Layout>
        <Layout.Sider className="console-sider not-printed" width={208} theme="light">
          <nav aria-label="主导航">{menu}</nav>
        </Layout.Sider>
        <Drawer
          open={isOpen}
          placement="left"
          size={260}
          title="导航"
          onClose={() => setOpen(false)}
          styles={{ body: { padding: 0 } }}
        >
          <nav aria-label="主导航">{menu}</nav>
        </Drawer>
        <Layout.Content className="console-content" id="content" tabIndex={-1}>
          <div className="console-page">
            <Outlet />
          </div>
        </Layout.Content>
      </Layout>
    </Layout>
  )
}

const modeItems: NonNullable<MenuProps['items']> = [
  { key: 'system', icon: <DesktopOutlined />, label: '跟随系统' },
  { key: 'light', icon: <SunOutlined />, label: '浅色' },
  { key: 'dark', icon: <MoonOutlined />, label: '深色' },
  { type: 'divider' },
  { key: 'big', label: '大字' },
  { key: 'normal', label: '标准字' },
]

function ModeButton(): ReactNode {
  const { colours, type } = useDisplayMode()
  const choose: NonNullable<MenuProps['onClick']> = ({ key }) => {
    if (key === 'big' || key === 'normal') chooseDisplayMode({ type: key })
    if (key === 'system' || key === 'light' || key === 'dark') chooseDisplayMode({ colours: key })
  }
  return (
    <Dropdown
      trigger={['click']}
      menu={{ items: modeItems, onClick: choose, selectedKeys: [colours, type] }}
    >
      <Button type="text" icon={<SunOutlined />}>
        显示
      </Button>
    </Dropdown>
  )
}
