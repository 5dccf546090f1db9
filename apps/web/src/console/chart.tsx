import { LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import type { EChartsCoreOption } from 'echarts/core'
import { init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { useIsDark } from '../elements/display-mode.ts'

use([LineChart, GridComponent, TooltipComponent, LegendComponent, AriaComponent, CanvasRenderer])

export interface ChartProps {
  /** What is drawn, as ECharts takes it. Tooltips are drawn on the canvas, because the page allows no inline styles. */
  readonly option: EChartsCoreOption
  /** What the picture says, for whoever cannot see it; the same figures stand in a table near it. */
  readonly label: string
  /** In pixels. */
  readonly height?: number
}

const coloursLight = ['#1f4e8c', '#1b7a4b', '#a85b00', '#6b4fa0', '#2a7f8e', '#7b8794']
const coloursDark = ['#8ab4f0', '#74d3a4', '#f0b564', '#c0a6f0', '#7fd0dd', '#aeb8c4']

/** A chart in the colours of the portals. Loaded by the pages that show one, and by no others. */
export function Chart({ option, label, height = 280 }: ChartProps): ReactNode {
  const place = useRef<HTMLDivElement>(null)
  const isDark = useIsDark()
  useEffect(() => {
    if (place.current === null) return
    const chart = init(place.current, isDark ? 'dark' : null)
    const ink = isDark ? '#e8ecf1' : '#1f2933'
    chart.setOption({
      animationDuration: 150,
      backgroundColor: 'transparent',
      color: isDark ? coloursDark : coloursLight,
      textStyle: { color: ink, fontFamily: 'inherit' },
      grid: { left: 8, right: 16, top: 36, bottom: 8, containLabel: true },
      legend: { top: 0 },
      ...option,
      tooltip: { trigger: 'axis', renderMode: 'richText', ...(option['tooltip'] as object) },
    })
    const watcher = new ResizeObserver(() => chart.resize())
    watcher.observe(place.current)
    return () => {
      watcher.disconnect()
      chart.dispose()
    }
  }, [option, isDark])
  return <div ref={place} role="img" aria-label={label} style={{ height, overflow: 'hidden' }} />
}
