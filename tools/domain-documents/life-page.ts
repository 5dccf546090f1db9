import {
  authorisationDaysMax,
  authorisationsPerBillMax,
  axes,
  axisTitle,
  eventNames,
  lifeDiagram,
  lockDaysDefault,
  lockDaysMax,
  lockWarningDays,
  outcomes,
  portalsPerPayerMax,
  reportsPerBillMax,
  stakeholdersPerBillMax,
  type Axis,
} from '@piaoqiao/domain'
import { markdownTable } from '../protocol-pages/markdown.ts'
import { requestTable } from './request-table.ts'
import {
  bureauRequests,
  issuerRequests,
  payerRequests,
  unitRequests,
  type Request,
} from './requests.ts'

const introduction = `# The life of a bill

A bill (票据) stands on three axes at once. Each axis is one table in \`packages/domain/src/life.ts\`; decisions, tests and
the pictures on this page read these tables, and there is no other list of moves. What is refused, and in which order, is
told in [refusals.md](refusals.md); the words are explained in the [glossary](../GLOSSARY.md).`

const aboutAxis: Readonly<Record<Axis, string>> = {
  standing: `Whether the bill itself stands. The issuer locks it for its reversal before it reverses it, and a bill that a
unit holds or has reimbursed is not given to it. A reversed bill stays reversed.`,
  form: `Whether a paper bill stands in for the electronic one. While it does, nobody can lock the bill.`,
  reimbursement: `Who uses the bill, and how much of it is left. This axis is not stored: it follows from the lock that
stands and from the balance, which is the reimbursable amount less every report that counts. Where an event can lead to
several states, the balance decides.`,
}

const aboutReversal = `## A reversal that has to wait

While a unit holds the bill, the issuer's request is marked (待冲红): the holder may still unlock or report, not extend.
As soon as the lock ends, by whatever means, the bill goes to the reversal lock in the same transaction, never back to the
pool. Where reports count, every unit that made one is asked to withdraw it (待追回); with the last withdrawal the bill
goes to the reversal lock. The issuer can give the request up at every stage before the red bill.

A lock ends at its expiry even when the job that writes the event is late: every decision first ends a lock whose time is
over.`

const aboutPayers = `## Whose bill it is

A bill that names its payer belongs to that payer. Bills of the time before accounts leave the code out, or show a part of it
behind stars: such a bill belongs to the first payer who collects it (归集) and shows everything on its face, and to nobody
else from then on. A portal that a payer uses receives the events of the payer's bills from the registration on, where the
payer was announced before it, and of any other bill from the moment in which it was collected.`

const aboutRequests = `## What is answered where

The tables are made by asking the domain itself. Every request in them is right in itself: the check code is the bill's,
the amount is above zero, the sender may ask. 本单位 is the unit that asks, 其他单位 is another one; where neither is named it
does not matter whose the lock or the report is. A refused request leaves the bill as it was. Changes whose answer does not
depend on these states, such as the registration, are left out.`

/** docs/life-of-a-bill.md */
export function lifePage(): string {
  return [
    introduction,
    ...axes.map(axisChapter),
    aboutReversal,
    aboutPayers,
    aboutRequests,
    requestChapter('Units 报销单位', unitRequests),
    requestChapter('Issuers 开票单位', issuerRequests),
    requestChapter('Payers 交款人', payerRequests),
    requestChapter('Bureaus 财政部门', bureauRequests),
    `## What can be done\n\n${outcomeTable()}`,
    `## Events\n\nEvery change of a bill is an event with a number, without gaps. History is never edited.\n\n${eventTable()}`,
    `## Bounds\n\n${boundTable()}`,
  ].join('\n\n')
}

function axisChapter(axis: Axis): string {
  const diagram = ['```mermaid', lifeDiagram(axis), '```'].join('\n')
  return `## ${axisTitle(axis)} (${axis})\n\n${aboutAxis[axis]}\n\n${diagram}`
}

function requestChapter(title: string, requests: readonly Request[]): string {
  const tables = requests.map(
    (request) => `#### ${request.title} \`${request.kind}\`\n\n${requestTable(request)}`,
  )
  return [`### ${title}`, ...tables].join('\n\n')
}

function outcomeTable(): string {
  return markdownTable(
    ['outcome', 'sentence'],
    Object.entries(outcomes).map(([code, sentence]) => [`\`${code}\``, sentence]),
  )
}

function eventTable(): string {
  return markdownTable(
    ['event', 'name'],
    Object.entries(eventNames).map(([kind, name]) => [`\`${kind}\``, name]),
  )
}

function boundTable(): string {
  const bounds = {
    'days of a lock, unless the unit says otherwise': lockDaysDefault,
    'days of a lock with all its extensions, at most': lockDaysMax,
    'days before the expiry on which the holder is warned': lockWarningDays,
    'days of an authorisation, at most': authorisationDaysMax,
    'reports of a bill, at most': reportsPerBillMax,
    'authorisations of a bill, at most': authorisationsPerBillMax,
    'parties that receive the events of a bill, at most': stakeholdersPerBillMax,
    'portals that collect the bills of one payer, at most': portalsPerPayerMax,
  }
  return markdownTable(
    ['bound', 'value'],
    Object.entries(bounds).map(([bound, value]) => [bound, String(value)]),
  )
}
