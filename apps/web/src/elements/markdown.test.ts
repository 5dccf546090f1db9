import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Markdown } from './markdown.tsx'

const drawn = (text: string) => renderToStaticMarkup(createElement(Markdown, { text }))

test.each([
  ['a tag', '<img src=x onerror=alert(1)>', '&lt;img'],
  ['a tag inside a line', '见<b onclick="x()">这里</b>', '&lt;b onclick'],
  ['a link that runs code', '[点我](javascript:alert(1))', '<span><span>点我</span></span>'],
  ['a link into files beside the text', '[部署](../operate/README.md)', '部署'],
  ['a picture', '![流程图](https://picture.example/a.png)', '流程图'],
])('%s is shown as words', (_name, text, shown) => {
  const html = drawn(text)
  expect(html).toContain(shown)
  expect(html).not.toMatch(/<img|<b |<a |javascript:/)
})

test('a link to another site opens beside the page, and tells nothing of it', () => {
  expect(drawn('[网站](https://guide.example/a)')).toContain(
    '<a href="https://guide.example/a" target="_blank" rel="noopener noreferrer">',
  )
})

test('headings begin below the title of the page, and what is stressed stays so', () => {
  const html = drawn('# 第一步\n\n**注意** 金额 < 100 元\n\n- 一\n- 二\n\n> 引文')
  expect(html).toContain('<h2><span>第一步</span></h2>')
  expect(html).toContain('<strong><span>注意</span></strong>')
  expect(html).toContain('&lt; 100 元')
  expect(html).toContain('<blockquote>')
  expect(html.match(/<li>/g)).toHaveLength(2)
})
