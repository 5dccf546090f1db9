import { services } from '@piaoqiao/protocol'
import { Type } from 'typebox'
import { actorOf } from '../../access/actor.ts'
import { isoOrNull, text, textOrNull } from '../../http/answers.ts'
import { record } from '../../http/fields.ts'
import { holderOf, route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import { readHealth, silentAfterDays } from '../use-cases/read-health.ts'
import type { PlatformHealth, SilentIssuer } from '../use-cases/read-health.ts'
import type { StatisticsParts } from '../use-cases/statistics-parts.ts'

const [registryFound] = services['registry.health'].answer.anyOf
const count = (title: string) => Type.Integer({ title })

const silentIssuer = record({
  partyId: text('统一社会信用代码'),
  partyName: text('单位名称'),
  bureauId: text('财政部门编号'),
  registeredAt: textOrNull('最近登记时间'),
})
const healthAnswer = record({
  at: text('时间'),
  registry: Type.Union([registryFound, Type.Null()], {
    title: '登记系统',
    description: 'Null where it gave no answer.',
  }),
  registryFault: textOrNull('登记系统未应答的原因'),
  activeIssuers: count('在用开票单位数'),
  silentAfterDays: count('静默天数'),
  silentIssuers: Type.Union([Type.Array(silentIssuer), Type.Null()], {
    title: '长时间没有登记票据的开票单位',
    description: 'Longest silent first; null where the registry gave no answer.',
  }),
  messageQueues: Type.Array(
    record({
      channel: Type.Enum(['mail', 'text'], { title: '渠道' }),
      waiting: count('待发送'),
      oldestAt: textOrNull('最早的待发送'),
      givenUp: count('已放弃'),
    }),
    { title: '邮件和短信队列' },
  ),
  jobs: Type.Array(
    record({
      name: text('任务'),
      doneAt: textOrNull('上次完成'),
      failedAt: textOrNull('上次失败'),
      fault: textOrNull('上次失败的原因'),
    }),
    { title: '后台任务' },
  ),
  vault: Type.Union(
    [
      record({
        freeBytes: Type.Number({ title: '剩余字节' }),
        totalBytes: Type.Number({ title: '总字节' }),
      }),
      Type.Null(),
    ],
    { title: '文件存储空间' },
  ),
})

/** How the platform fares. */
export function healthRoutes(parts: StatisticsParts): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/bureaus/health',
      title: '运行状况',
      purpose:
        'Whether registry and other provinces can be reached, what waits for them, which stations are silent, which webhooks fail, and how mail, text messages, jobs and the file store fare. A district sees its own issuers and units among those that are named.',
      access: { kind: 'bureau' },
      answer: healthAnswer,
      refusals: [],
      handle: async (request) => {
        const found = await readHealth(parts, actorOf(holderOf(request)), request.at)
        return { at: isoOrNull(request.at), silentAfterDays, ...healthShown(found) }
      },
    }),
  ]
}

function healthShown({ silentIssuers, messageQueues, jobs, ...rest }: PlatformHealth) {
  return {
    ...rest,
    silentIssuers: silentIssuers?.map(silentShown) ?? null,
    messageQueues: messageQueues.map((queue) => ({
      ...queue,
      oldestAt: isoOrNull(queue.oldestAt),
    })),
    jobs: jobs.map((job) => ({
      ...job,
      doneAt: isoOrNull(job.doneAt),
      failedAt: isoOrNull(job.failedAt),
    })),
  }
}

function silentShown({ partyId, partyName, bureauId, registeredAt }: SilentIssuer) {
  return { partyId, partyName, bureauId, registeredAt: isoOrNull(registeredAt) }
}
