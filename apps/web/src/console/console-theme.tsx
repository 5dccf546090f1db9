import { App, ConfigProvider, theme } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import type { ReactNode } from 'react'
import { useDisplayMode, useIsDark } from '../elements/display-mode.ts'
import { styleNonce } from '../elements/start-portal.tsx'

const light = {
  colorPrimary: '#1f4e8c',
  colorInfo: '#1f4e8c',
  colorSuccess: '#1b7a4b',
  colorWarning: '#a85b00',
  colorError: '#c4161c',
  colorTextBase: '#1f2933',
  colorBgLayout: '#f6f7f9',
  colorBorder: '#b3bcc7',
  colorBorderSecondary: '#d9dee5',
  colorTextDescription: '#52606d',
  colorTextPlaceholder: '#66727f',
  colorSuccessBg: '#e5f4ec',
  colorInfoBg: '#e6eef8',
  colorWarningBg: '#fdf1e0',
  colorErrorBg: '#fdecec',
}
const dark = {
  colorPrimary: '#8ab4f0',
  colorInfo: '#8ab4f0',
  colorSuccess: '#74d3a4',
  colorWarning: '#f0b564',
  colorError: '#ff8a8a',
  colorTextBase: '#e8ecf1',
  colorBgBase: '#1b222a',
  colorBgLayout: '#12171d',
  colorBorder: '#566373',
  colorBorderSecondary: '#36414d',
  colorTextDescription: '#aeb8c4',
  colorTextPlaceholder: '#93a0ad',
  colorTextLightSolid: '#0d1b2e',
  colorSuccessBg: '#173a2a',
  colorInfoBg: '#20344f',
  colorWarningBg: '#412d12',
  colorErrorBg: '#47201f',
}

/** The look of the consoles: the tokens of all portals, as antd takes them. */
export function ConsoleTheme({ children }: { readonly children: ReactNode }): ReactNode {
  const isDark = useIsDark()
  const { type } = useDisplayMode()
  return (
    <ConfigProvider
      locale={zhCN}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
      csp={{ nonce: styleNonce() }}
      theme={{
        algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
        token: {
          ...(isDark ? dark : light),
          fontSize: type === 'big' ? 18 : 15,
          borderRadius: 6,
          motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
          motionDurationMid: '0.12s',
          motionDurationSlow: '0.18s',
          fontFamily: 'inherit',
        },
        components: {
          Table: {
            cellPaddingBlock: 9,
            cellPaddingInline: 12,
            rowHoverBg: isDark ? '#232c36' : '#f0f3f7',
            rowSelectedBg: isDark ? '#20344f' : '#e6eef8',
            rowSelectedHoverBg: isDark ? '#294467' : '#d9e5f4',
          },
          Menu: isDark
            ? { itemSelectedBg: '#20344f', itemSelectedColor: '#8ab4f0' }
            : { itemSelectedBg: '#e6eef8' },
        },
      }}
    >
      <App>{children}</App>
    </ConfigProvider>
  )
}
