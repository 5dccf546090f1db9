import { faultOf, serviceNamed } from '@piaoqiao/protocol'
import { isDeepStrictEqual } from 'node:util'
import type { ArrivedRequest } from './played-platform.ts'

/** Something that has to hold for every request of a message that the unit sent. */
export interface RequestCheck {
  readonly slug: string
  readonly title: string
  readonly heading: string
  readonly requirement: string
  /** Only for messages that change something. */
  readonly only?: 'changes'
  /** What is wrong, in Chinese; null where nothing is. */
  readonly fault: (request: ArrivedRequest, before: readonly ArrivedRequest[]) => string | null
}

const opened = ({ opened: result }: ArrivedRequest) => ('payload' in result ? result : null)

export const requestChecks: readonly RequestCheck[] = [
  {
    slug: 'opens',
    title: '请求的信封能通过全部检查',
    heading: '#opening-拆封',
    requirement: 'UNIT-SEAL',
    fault: ({ opened: result }) =>
      'payload' in result ? null : `信封没有通过检查：${result.code}`,
  },
  {
    slug: 'media-type',
    title: '内容类型为application/json',
    heading: '#envelope-信封',
    requirement: 'UNIT-SEAL',
    fault: ({ mediaType }) =>
      mediaType === 'application/json' ? null : `内容类型为${mediaType.slice(0, 60)}`,
  },
  {
    slug: 'signed',
    title: '变更数据的请求有签名',
    heading: '#sealing-封装',
    requirement: 'UNIT-SIGNS',
    only: 'changes',
    fault: (request) => (opened(request)?.signed === false ? '请求没有签名' : null),
  },
  {
    slug: 'payload-form',
    title: '业务数据符合报文说明',
    heading: '#values-取值',
    requirement: 'UNIT-PAYLOAD',
    fault: (request) => {
      const schema = serviceNamed(request.service)?.request
      const payload = opened(request)?.payload
      const fault = schema === undefined ? null : faultOf(schema, payload)
      return fault === null ? null : `业务数据不合规范：${fault.details['path'] ?? ''}`
    },
  },
  {
    slug: 'fresh-key',
    title: '每次封装都用新的密钥和初始向量',
    heading: '#sealing-封装',
    requirement: 'UNIT-FRESH-KEY',
    fault: ({ envelope }, before) =>
      before.some(
        (one) =>
          one.envelope?.iv === envelope?.iv ||
          one.envelope?.encryptedKey === envelope?.encryptedKey,
      )
        ? '初始向量或密钥密文与先前的请求相同'
        : null,
  },
  {
    slug: 'one-id-one-content',
    title: '一个请求编号只用于一项内容',
    heading: '#requests-and-retries-请求与重试',
    requirement: 'UNIT-REQUEST-ID',
    only: 'changes',
    fault: (request, before) =>
      before.some(
        (one) =>
          one.envelope?.requestId === request.envelope?.requestId &&
          !(
            one.service === request.service &&
            isDeepStrictEqual(opened(one)?.payload, opened(request)?.payload)
          ),
      )
        ? '同一请求编号用于不同内容'
        : null,
  },
]
