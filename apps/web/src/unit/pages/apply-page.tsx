import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { office } from '../../api/client.ts'
import type { Application, ApplicationDoor } from '../parts/application.ts'
import { draftCall } from '../parts/application.ts'
import { ApplicationFields } from '../parts/application-fields.tsx'
import { ApplicationPage } from '../parts/application-page.tsx'

const door: ApplicationDoor<Application['data']> = {
  title: '申请开通单位数字账户',
  about: '在线使用单位：填表、盖章、上传，由财政部门审核，账号发到经办人邮箱。',
  page: '/unit/apply',
  path: '/units/applications',
  approved: '账号已发到经办人邮箱。',
  fieldNames: { areaCode: '行政区划代码', isStateEnterprise: '是否国有企业', level: '隶属' },
  Fields: ApplicationFields,
  begin: (body) => office.POST('/units/applications', { body }),
  reopen: (applicationId, body) =>
    office.POST('/units/applications/{applicationId}/reopening', {
      params: { path: { applicationId } },
      body,
    }),
  read: (key) => office.GET('/units/applications/{applicationId}', draftCall(key)),
  save: (key, data) =>
    office.PUT('/units/applications/{applicationId}', {
      ...draftCall(key),
      // A box that is not ticked says no. Half-typed values are the office's to refuse.
      body: { isStateEnterprise: false, ...data } as never,
    }),
  submit: (key) =>
    office.POST('/units/applications/{applicationId}/submission', { ...draftCall(key), body: {} }),
}

/** Opens an account for a unit by hand. */
export function ApplyPage(): ReactNode {
  return (
    <ApplicationPage
      door={door}
      actions={
        <>
          <Link to="/unit/connection/apply">本单位用自己的系统对接</Link>
          <Link to="/unit">已有账号，去登录</Link>
        </>
      }
    />
  )
}
