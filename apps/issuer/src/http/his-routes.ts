import type { createExchangeServer, Logger } from '@piaoqiao/service-kit'
import { sealHisAnswer } from '../his/his-envelope.ts'
import { hisResultText } from '../his/his-results.ts'
import type { HisUses } from '../use-cases/his/his-uses.ts'

/** The list of a long stay has some thousand lines. In base64 and JSON it stays below this. */
export const hisBodyBytesMax = 4 * 1024 * 1024

type Server = ReturnType<typeof createExchangeServer>

/**
 * `POST /{service}/api/medical/{method}`: what hospital systems already call. The status is always 200; whether it went
 * well stands inside. Media types are not looked at, because systems in use send several.
 */
export function addHisRoutes(
  server: Server,
  { his, logger }: { readonly his: HisUses; readonly logger: Logger },
): void {
  server.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser(
      '*',
      { parseAs: 'buffer' },
      async (_request: unknown, body: Buffer) => body,
    )
    scope.setErrorHandler(async (error, _request, reply) => {
      const code = isTooLarge(error) ? 'E1002' : 'E1001'
      logger.info('his.answered', { service: 'unknown', code })
      const text = hisResultText(code, code === 'E1001' ? '请求内容' : '')
      return reply.code(200).send(sealHisAnswer(null, '', { result: code, message: text }))
    })
    scope.post('/:service/api/medical/:method', { bodyLimit: hisBodyBytesMax }, (request) =>
      answer(request),
    )
  })
  const answer = async ({ params, body: given }: { params: unknown; body: unknown }) => {
    const { service, method } = params as { service: string; method: string }
    const body = Buffer.isBuffer(given) ? given : Buffer.alloc(0)
    const startedAt = performance.now()
    const called = await his.answer({ service, method, body })
    const fields = {
      service: called.method ?? 'unknown',
      code: called.result,
      durationMs: Math.round(performance.now() - startedAt),
    }
    if (called.failure === null) logger.info('his.answered', fields)
    else logger.error('his.failed', fields, called.failure)
    return called.answer
  }
}

function isTooLarge(error: unknown): boolean {
  return (error as { statusCode?: unknown }).statusCode === 413
}
