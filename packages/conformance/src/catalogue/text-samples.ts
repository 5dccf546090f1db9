/** Texts that a careful system carries unchanged. None of them names anybody. */
export const textSamples: Readonly<Record<string, readonly [title: string, text: string]>> = {
  'one-character': ['一个字', '记'],
  'plain-chinese': ['常用汉字', '记账凭证二〇二六年三月第十八号'],
  'rare-chinese': ['基本平面以外的汉字', '𠮷𡈽𩸽-001'],
  traditional: ['繁体字', '記帳憑證-001'],
  'full-width': ['全角字符', '记－２０２６－００１８'],
  latin: ['拉丁字母与数字', 'Voucher-2026-0018/A'],
  accents: ['带重音的字母', 'Déjà vu – naïve façade'],
  combining: ['组合字符', 'e\u0301-o\u0308-001'],
  arabic: ['从右到左的文字', 'سند-001'],
  emoji: ['表情符号', '报销✅👩‍💼-1'],
  quotes: ['引号与反斜线', String.raw`"记"'账'\凭证\n`],
  markup: ['尖括号与和号', '<b>记</b>&amp;<!-- -->'],
  sql: ['SQL写法', "记'; drop table bills; --"],
  template: ['模板写法', '${7*7}{{7*7}}#{7*7}'],
  path: ['路径写法', '../../etc/passwd'],
  formula: ['表格公式写法', '=1+1+cmd|x'],
  spaces: ['前后有空格', '  记 账  '],
  'ideographic-space': ['全角空格', '记　账　凭证'],
  'line-feed': ['换行与制表符', '记账\n凭证\t一'],
  percent: ['百分号编码', '%E8%AE%B0%00%2e'],
  digits: ['全是数字', '00000000000000000018'],
  punctuation: ['中文标点', '《记账》（第十八号）；“甲”、‘乙’……'],
}

/** One success for each sample as a member of the item, and one for the longest text. */
export function textRows(
  member: string,
  title: string,
  lengthMax: number,
): Readonly<
  Record<string, { readonly title: string; readonly item: Readonly<Record<string, string>> }>
> {
  return {
    ...Object.fromEntries(
      Object.entries(textSamples).map(([slug, [name, text]]) => [
        `${member}-${slug}`,
        { title: `${title}：${name}`, item: { [member]: text } },
      ]),
    ),
    [`${member}-longest`]: {
      title: `${title}有${lengthMax}个字符`,
      item: { [member]: '记'.repeat(lengthMax) },
    },
  }
}
