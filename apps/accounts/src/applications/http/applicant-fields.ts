import { Type } from 'typebox'
import { draftWords, email, mobile, record } from '../../http/fields.ts'

/** Where the code goes that proves the mobile or the e-mail of a handler. */
export const handlerContact = Type.Union([
  record({ channel: Type.Literal('mobile', { title: '方式' }), target: mobile }),
  record({ channel: Type.Literal('email', { title: '方式' }), target: email }),
])

const draftPerson = {
  name: Type.Optional(draftWords('姓名', 40)),
  mobile: Type.Optional(Type.Union([mobile, Type.Literal('')])),
  identityNumber: Type.Optional(
    Type.String({ title: '身份证号', pattern: '^([0-9]{17}[0-9Xx])?$' }),
  ),
}

/** What every draft holds of the unit. */
export const draftUnit = {
  unitName: Type.Optional(draftWords('单位全称', 100)),
  creditCode: Type.Optional(
    Type.String({ title: '统一社会信用代码', pattern: '^([0-9A-Z]{18})?$' }),
  ),
  address: Type.Optional(draftWords('通信地址', 150)),
}

/** What every draft holds of its people. */
export const draftPeople = {
  legalRepresentative: Type.Optional(record(draftPerson)),
  handler: Type.Optional(
    record({ ...draftPerson, email: Type.Optional(Type.Union([email, Type.Literal('')])) }),
  ),
}
