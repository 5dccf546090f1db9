import { DocumentError } from '../document-error.ts'

const sentences = {
  FORM_TEXT_TOO_LONG: '填写的内容太长，表格里放不下，请缩短',
  FORM_TEXT_MALFORMED: '填写的内容含有不能打印的字符',
  FORM_DATE_MALFORMED: '日期应写成2026-03-02的形式，并且是日历上有的日子',
  FORM_CASES_TOO_MANY: '测试用例或缺少的事项太多，请分成几份报告',
} as const

export type FormErrorCode = keyof typeof sentences

/** A form that cannot be filled in as given. `field` is its label on the form; what was filled in is told nowhere. */
export class FormError extends DocumentError<FormErrorCode> {
  readonly field: string

  constructor(code: FormErrorCode, field: string) {
    const label = field.replaceAll('\n', '')
    super(sentences, code, { place: ` in ${label}` })
    this.field = label
  }
}
