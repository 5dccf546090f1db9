import { createRunReading } from '../desk/reading/run-reading.ts'
import { accountRoutes } from '../people/http/account-routes.ts'
import { authorisationRoutes } from '../people/http/authorisation-routes.ts'
import { caseRoutes } from '../people/http/case-routes.ts'
import { claimRoutes } from '../people/http/claim-routes.ts'
import { familyRoutes } from '../people/http/family-routes.ts'
import { faceRoutes } from '../people/http/face-routes.ts'
import { folderRoutes } from '../people/http/folder-routes.ts'
import { invitationRoutes } from '../people/http/invitation-routes.ts'
import { unitSearchRoutes } from '../people/http/unit-search-routes.ts'
import { unitCaseRoutes } from '../people/http/unit-case-routes.ts'
import { peopleTablesOn } from '../people/postgres/people-tables.ts'
import { inventedRegister } from '../people/real-names/invented-register.ts'
import { createHttpRegister } from '../people/real-names/http-register.ts'
import type { RealNameRegister } from '../people/person-ports.ts'
import { settleActivations } from '../people/use-cases/activate.ts'
import { collectBills, followFeed } from '../people/use-cases/collect-bills.ts'
import type { CasesParts } from '../people/use-cases/case-parts.ts'
import { sendInvitations } from '../people/use-cases/invite-users.ts'
import { eraseClosed } from '../people/use-cases/erase-closed.ts'
import type { ReadUpload } from '../people/presented-bill.ts'
import { settleRequests } from '../people/use-cases/person-requests.ts'
import { transactOver } from '../postgres/transact.ts'
import { createUnitAccounts } from '../units/postgres/unit-accounts.ts'
import { unitsOfCases } from './cases-of-units.ts'
import { fileKnowledgeFrom } from './desk-knowledge.ts'
import type { OfficeParts, Room } from './office-parts.ts'

const followEveryMs = 2_000
const settleEveryMs = 5_000
const eraseEveryMs = 3_600_000

/** Puts the room of people together. */
export function wirePeople(parts: OfficeParts): Room {
  const people = peopleParts(parts)
  return {
    routes: [
      ...accountRoutes(people),
      ...folderRoutes(people),
      ...faceRoutes(people),
      ...claimRoutes(people),
      ...authorisationRoutes(people),
      ...unitSearchRoutes(people),
      ...familyRoutes(people),
      ...caseRoutes(people),
      ...unitCaseRoutes(people),
      ...invitationRoutes(people),
    ],
    jobs: [
      {
        name: 'people-settle-activations',
        everyMs: settleEveryMs,
        work: () => settleActivations(people),
      },
      { name: 'people-follow-feed', everyMs: followEveryMs, work: () => followFeed(people) },
      { name: 'people-collect-bills', everyMs: followEveryMs, work: () => collectBills(people) },
      {
        name: 'people-settle-requests',
        everyMs: settleEveryMs,
        work: () => settleRequests(people),
      },
      {
        name: 'people-send-invitations',
        everyMs: settleEveryMs,
        work: () => sendInvitations(people),
      },
      { name: 'people-erase-closed', everyMs: eraseEveryMs, work: () => eraseClosed(people) },
    ],
  }
}

function peopleParts(parts: OfficeParts): CasesParts {
  const { pool, personalData, door, settings } = parts
  const { files, province, clock } = parts
  const units = createUnitAccounts(pool, personalData)
  const runReading = createRunReading()
  const fileKnowledge = fileKnowledgeFrom(settings)
  return {
    transact: transactOver(pool, personalData, peopleTablesOn(personalData)),
    personalData,
    register: realNameRegister(settings),
    files,
    province,
    publicUrl: settings.publicUrl,
    clock,
    portal: () => door.portal,
    units: unitsOfCases(units),
    async readUpload(_name, bytes): Promise<readonly ReadUpload[]> {
      const read = await runReading<'files'>({
        kind: 'files',
        bytes,
        knowledge: { ...fileKnowledge, at: clock() },
      })
      return read.files.map((file) => ({
        name: file.name,
        refused: file.refused,
        found:
          file.found === null
            ? null
            : { ...file.found, faults: file.found.faults.map(({ sentence }) => sentence) },
      }))
    },
    unitsNamed: (text, page) => units.openNamed(text, page),
    async unitName(creditCode) {
      const account = await units.findByCredit(creditCode)
      return account?.state === 'open' ? account.unitName : null
    },
  }
}

function realNameRegister({
  realNameUrl,
  realNameToken,
}: OfficeParts['settings']): RealNameRegister {
  return realNameUrl === null
    ? inventedRegister
    : createHttpRegister(realNameUrl, realNameToken ?? '')
}
