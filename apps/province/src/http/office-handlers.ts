import type {
  ApplicationChangeRequest,
  ApplicationFindRequest,
  EnrolRequest,
} from '@piaoqiao/protocol'
import type { ExchangeHandler, ExchangeRequest } from '@piaoqiao/service-kit'
import type { OfficeApplications, OfficeRequest } from '../use-cases/office-applications.ts'

/** Handlers of what the office of the province does with applications. */
export function applicationHandlers(
  applications: OfficeApplications,
): Record<string, ExchangeHandler> {
  return {
    'application.enrol': (request) => applications.enrol(officeRequest<EnrolRequest>(request)),
    'application.change': (request) =>
      applications.change(officeRequest<ApplicationChangeRequest>(request)),
    'application.find': ({ payload }) => applications.find(payload as ApplicationFindRequest),
  }
}

function officeRequest<Content>({
  caller,
  requestId,
  payload,
}: ExchangeRequest): OfficeRequest<Content> {
  return { office: caller.party, requestId, content: payload as Content }
}
