import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { portBaseDefault } from '../world/ports.ts'

export interface DemoOptions {
  /** Ends after the journey. */
  readonly once: boolean
  readonly portBase: number
  readonly directory: string
}

export const usage = `票桥演示：在这台机器上启动全国平台、重庆和江苏两个省级平台、一个医院开票站，
再让一张票据从开票走到冲红。

  npm run demo                         启动并讲完全程，之后保持运行，按 Ctrl-C 停止
  npm run demo -- --once               讲完就停止，最后一行是给程序读的结果（JSON）
  npm run demo -- --port-base 7300     换一组端口，默认从${portBaseDefault}起
  npm run demo -- --data <文件夹>      数据放在别处，默认放在data

数据库默认自带；设置环境变量DATABASE_URL可以改用已有的PostgreSQL。
`

/** The arguments cannot be understood. The message is for the one who typed them, in Chinese. */
export class UsageError extends Error {
  readonly code = 'USAGE'
}

/**
 * Null where only the usage is asked for.
 * @param repositoryRoot where the data is kept unless said otherwise
 * @throws UsageError
 */
export function readOptions(
  argumentTexts: readonly string[],
  repositoryRoot: string,
): DemoOptions | null {
  const { values } = parsed(argumentTexts)
  if (values.help === true) return null
  return {
    once: values.once ?? false,
    portBase: values['port-base'] === undefined ? portBaseDefault : Number(values['port-base']),
    directory: values.data === undefined ? join(repositoryRoot, 'data') : resolve(values.data),
  }
}

function parsed(argumentTexts: readonly string[]) {
  try {
    return parseArgs({
      args: [...argumentTexts],
      options: {
        once: { type: 'boolean' },
        'port-base': { type: 'string' },
        data: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    throw new UsageError(`看不懂这些参数。\n\n${usage}`, { cause: error })
  }
}
