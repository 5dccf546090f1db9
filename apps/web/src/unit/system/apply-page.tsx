import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { office } from '../../api/client.ts'
import type { ApplicationDoor } from '../parts/application.ts'
import { draftCall } from '../parts/application.ts'
import { ApplicationPage } from '../parts/application-page.tsx'
import { ConnectionFields } from './application-fields.tsx'
import type { ConnectionApplication } from './connection.ts'

const door: ApplicationDoor<ConnectionApplication['data']> = {
  title: '申请系统对接',
  about: '由本单位业务系统直接查验、锁定和反馈的单位：填表、盖章、上传，由市财政局非税中心审核。',
  page: '/unit/connection/apply',
  path: '/connections/applications',
  approved: '账号和对接材料已发到经办人邮箱，登录后在“系统对接”中继续。',
  fieldNames: { systemName: '本单位业务系统名称', vendorName: '本单位业务系统供应商名称' },
  Fields: ConnectionFields,
  begin: (body) => office.POST('/connections/applications', { body }),
  reopen: (applicationId, body) =>
    office.POST('/connections/applications/{applicationId}/reopening', {
      params: { path: { applicationId } },
      body,
    }),
  read: (key) => office.GET('/connections/applications/{applicationId}', draftCall(key)),
  save: (key, data) =>
    office.PUT('/connections/applications/{applicationId}', {
      ...draftCall(key),
      // Half-typed values are the office's to refuse.
      body: data as never,
    }),
  submit: (key) =>
    office.POST('/connections/applications/{applicationId}/submission', {
      ...draftCall(key),
      body: {},
    }),
}

/** Applies as a unit whose own system speaks to the platform. */
export function ConnectionApplyPage(): ReactNode {
  return (
    <ApplicationPage
      door={door}
      actions={
        <>
          <Link to="/unit/apply">不对接系统，在线使用</Link>
          <Link to="/unit">已有账号，去登录</Link>
        </>
      }
    />
  )
}
