import { Type } from 'typebox'
import { actorOf } from '../../access/actor.ts'
import { scanBytesMax, scanTypes } from '../../files/keep-upload.ts'
import { pageQuery, record, recordId } from '../../http/fields.ts'
import { holderOf, route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import { refuseConnection } from '../connection-refusals.ts'
import { requiredCases } from '../required-messages.ts'
import type { ConnectionsParts } from '../use-cases/connections-parts.ts'
import {
  printJointTestForm,
  readJointTestForm,
  saveJointTestForm,
  submitJointTestForm,
  uploadJointTestScan,
} from '../use-cases/joint-test-form.ts'
import { keepReport, listReports, openReport, reportBytesMax } from '../use-cases/keep-report.ts'
import {
  applier,
  jointTestBody,
  pageAnswer,
  pageOf,
  pageShown,
  reader,
} from './connection-fields.ts'
import {
  jointTestFormAnswer,
  jointTestFormShown,
  reportAnswer,
  reportShown,
  requiredMessageAnswer,
} from './joint-test-answers.ts'

const formPath = '/connections/self/joint-test-form'
const addresses = ['ADDRESS_MALFORMED', 'ADDRESS_INTERNAL', 'ADDRESS_RANGE_WIDE']

/** The joint test of the signed-in user's own unit: its form and its reports. */
export function jointTestRoutes(parts: ConnectionsParts): readonly Route[] {
  return [
    ...formRoutes(parts),
    ...formPaperRoutes(parts),
    ...requiredCaseRoutes(),
    ...reportRoutes(parts),
  ]
}

function formRoutes(parts: ConnectionsParts): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: formPath,
      title: '查看联调申请表',
      purpose: 'The joint-test form as it is filled in.',
      access: reader,
      answer: jointTestFormAnswer,
      refusals: ['JOINT_TEST_FORM_MISSING'],
      handle: async (request) => {
        const form = await readJointTestForm(parts, actorOf(holderOf(request)))
        if (form === null) throw refuseConnection('JOINT_TEST_FORM_MISSING')
        return jointTestFormShown(form, true)
      },
    }),
    route({
      method: 'PUT',
      path: formPath,
      title: '填写联调申请表',
      purpose: 'Keeps contact, addresses and wanted time.',
      access: applier,
      body: jointTestBody,
      answer: jointTestFormAnswer,
      refusals: ['STEP_UNFIT', 'CONNECTION_SUSPENDED', ...addresses],
      handle: async (request) => {
        const actor = actorOf(holderOf(request))
        const saved = await saveJointTestForm(parts, actor, request.body, request.at)
        return jointTestFormShown(saved, true)
      },
    }),
    route({
      method: 'POST',
      path: `${formPath}/submission`,
      title: '提交联调申请表',
      purpose: 'Hands the form in to the centre, with the sealed scan.',
      access: applier,
      body: record({}),
      answer: jointTestFormAnswer,
      refusals: ['STEP_UNFIT', 'JOINT_TEST_FORM_MISSING', 'KEY_NOT_PROVEN'],
      handle: async (request) => {
        const actor = actorOf(holderOf(request))
        return jointTestFormShown(await submitJointTestForm(parts, actor, request.at), true)
      },
    }),
  ]
}

function formPaperRoutes(parts: ConnectionsParts): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: `${formPath}/form.pdf`,
      title: '下载联调申请表',
      purpose: 'The form with the proven public keys, for printing and sealing.',
      access: reader,
      answer: 'file',
      refusals: ['JOINT_TEST_FORM_MISSING', 'FORM_UNFIT'],
      handle: async (request) => ({
        bytes: await printJointTestForm(parts, actorOf(holderOf(request))),
        contentType: 'application/pdf',
        name: '接口联调申请表.pdf',
      }),
    }),
    route({
      method: 'PUT',
      path: `${formPath}/scan`,
      title: '上传联调申请表扫描件',
      purpose: 'The sealed form as PDF, PNG or JPEG.',
      access: applier,
      upload: { bytesMax: scanBytesMax, contentTypes: scanTypes },
      answer: 'nothing',
      refusals: [
        'STEP_UNFIT',
        'JOINT_TEST_FORM_MISSING',
        'FILE_EMPTY',
        'FILE_CONTENT_UNFIT',
        'FILE_INFECTED',
        'SCANNER_UNAVAILABLE',
      ],
      handle: (request) =>
        uploadJointTestScan(parts, actorOf(holderOf(request)), request.body, request.at),
    }),
  ]
}

function requiredCaseRoutes(): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/connections/self/required-cases',
      title: '必测用例',
      purpose:
        'The messages with the cases of the conformance suite that have to pass before sign-off.',
      access: reader,
      answer: record({ items: Type.Array(requiredMessageAnswer) }),
      refusals: [],
      handle: async () => ({ items: requiredCases() }),
    }),
  ]
}

function reportRoutes(parts: ConnectionsParts): readonly Route[] {
  const params = record({ reportId: recordId })
  const ownReport = (request: Parameters<Route['handle']>[0]) => ({
    unitId: holderOf(request).organisationId,
    reportId: (request.params as { readonly reportId: string }).reportId,
  })
  return [
    route({
      method: 'POST',
      path: '/connections/self/reports',
      title: '提交符合性测试报告',
      purpose:
        'Takes a report of the conformance suite (JSON `conformance-report/v1`, direction unit), signs it with the key of the office and lists what is missing.',
      access: applier,
      upload: { bytesMax: reportBytesMax, contentTypes: ['application/json'] },
      answer: reportAnswer,
      refusals: ['REPORT_MALFORMED', 'REPORTS_SPENT', 'STEP_UNFIT', 'FORM_UNFIT'],
      handle: async (request) => {
        const actor = actorOf(holderOf(request))
        return reportShown(await keepReport(parts, actor, request.body, request.at))
      },
    }),
    route({
      method: 'GET',
      path: '/connections/self/reports',
      title: '符合性测试报告清单',
      purpose: 'Reports of the unit, newest first.',
      access: reader,
      query: record(pageQuery),
      answer: pageAnswer(reportAnswer),
      refusals: [],
      handle: async (request) => {
        const page = pageOf(request.query)
        const found = await listReports(parts, holderOf(request).organisationId, page)
        return pageShown(found, page.limit, ({ reportId }) => reportId, reportShown)
      },
    }),
    route({
      method: 'GET',
      path: '/connections/self/reports/:reportId/report.json',
      title: '下载已签名的测试报告',
      purpose: 'The report as it came, with the SM2 signature of the office.',
      access: reader,
      params,
      answer: 'file',
      refusals: ['NOT_FOUND'],
      handle: async (request) => ({
        bytes: (await openReport(parts, ownReport(request))).bytes,
        contentType: 'application/json',
        name: '符合性测试报告.json',
      }),
    }),
    route({
      method: 'GET',
      path: '/connections/self/reports/:reportId/report.pdf',
      title: '下载联调测试报告',
      purpose: 'The report of the joint test as both sides sign it.',
      access: reader,
      params,
      answer: 'file',
      refusals: ['NOT_FOUND', 'FORM_UNFIT'],
      handle: async (request) => ({
        bytes: await (await openReport(parts, ownReport(request))).print(),
        contentType: 'application/pdf',
        name: '联调测试报告.pdf',
      }),
    }),
  ]
}
