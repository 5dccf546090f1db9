/** `¥1,234.50` of an amount as the office gives it: yuan with two decimals. What is no amount is shown as it came. */
export function yuanText(amount: string): string {
  const parts = /^(-?)(\d+)\.(\d{2})$/.exec(amount)
  if (parts === null) return amount
  const [, sign, yuan = '', cents] = parts
  return `${sign === '-' ? '−' : ''}¥${yuan.replaceAll(/\B(?=(\d{3})+$)/g, ',')}.${cents}`
}
