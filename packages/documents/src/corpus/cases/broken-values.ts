import { swap } from './bill-text.ts'
import { brokenFiles } from './broken-file.ts'
import type { Break } from './broken-file.ts'

/** XML that is well formed and says what no bill says. */

const breaks: readonly Break[] = [
  [
    'xml-three-decimals',
    'The total has three decimals',
    ['XML_AMOUNT_INVALID'],
    swap('188.21', '188.210'),
  ],
  [
    'xml-exponent',
    'The total is written with an exponent',
    ['XML_AMOUNT_INVALID'],
    swap('188.21', '1.8821e2'),
  ],
  [
    'xml-full-width-digits',
    'The total is written in full-width digits',
    ['XML_AMOUNT_INVALID'],
    swap('188.21', '１８８.２１'),
  ],
  [
    'xml-no-such-day',
    'The bill was issued on 30 February',
    ['XML_DATE_INVALID'],
    swap('20260302', '20260230'),
  ],
  [
    'xml-short-number',
    'The number has nine digits',
    ['XML_VALUE_INVALID'],
    swap('>0000000101<', '>000000101<'),
  ],
  [
    'xml-no-total',
    'The total is missing',
    ['XML_ELEMENT_MISSING'],
    swap('<TotalAmount>188.21</TotalAmount>', ''),
  ],
  [
    'xml-loose-text',
    'Text stands between two elements',
    ['XML_CONTENT_UNEXPECTED'],
    swap('<Details>', '988.21<Details>'),
  ],
  [
    'xml-unknown-element',
    'Main has an element that the standard does not know',
    ['XML_ELEMENT_UNKNOWN'],
    swap('<MainExt>', '<GrandTotal>988.21</GrandTotal><MainExt>'),
  ],
]

export const brokenValues = brokenFiles('xml', breaks)
