/** `上期 120，多 25%`; a percentage of nothing says nothing, so that there only the earlier figure stands. */
export function trendText(now: number, before: number): string {
  if (before === 0) return '上期 0'
  const change = Math.round(((now - before) / before) * 100)
  if (change === 0) return `上期 ${before}，持平`
  return `上期 ${before}，${change > 0 ? '多' : '少'} ${Math.abs(change)}%`
}
