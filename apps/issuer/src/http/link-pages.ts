/** The same for a link that was used, has expired or never was: whoever guesses learns nothing. */
export const deadLinkPage = page('这个链接已使用、已过期或不存在。请重新获取票据链接。')
export const waitingLinkPage = page('票据文件暂时不能打开。请稍后再试，链接仍然有效。')

function page(sentence: string): string {
  return [
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>财政电子票据</title></head><body><p>${sentence}</p></body></html>\n`,
  ].join('')
}
