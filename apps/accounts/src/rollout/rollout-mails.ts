import type { Letter } from '../mail/letter.ts'
import { severities } from './problem-ports.ts'
import type { Problem } from './problem-ports.ts'

const closing = '\n\n本邮件由系统发出，请勿回复。'

function letter(template: string, subject: string, lines: readonly string[]): Letter {
  return { template, subject: `【票桥】${subject}`, text: lines.join('\n') + closing }
}

const named = ({ title, severity, problemId }: Problem) => [
  `问题：${title}`,
  `程度：${severities[severity]}`,
  `编号：${problemId}`,
]

/** To the bureau of a unit that raised a problem, or raised it again. */
export function problemRaisedLetter(problem: Problem, dueOn: string, address: string): Letter {
  return letter('rollout.problem_raised', '有单位提出了问题', [
    `${problem.unitName ?? ''}提出了一个问题，请于${dueOn}前答复。`,
    ...named(problem),
    `请登录后在“问题反馈”中查看：${address}`,
  ])
}

/** To the user of a bureau to whom somebody else gave a problem. */
export function problemGivenLetter(problem: Problem, dueOn: string, address: string): Letter {
  return letter('rollout.problem_given', '有问题交您处理', [
    `有一个问题交您处理，请于${dueOn}前答复。`,
    ...named(problem),
    `请登录后在“问题反馈”中查看：${address}`,
  ])
}

/** To the user of a unit who raised a problem. */
export function problemAnsweredLetter(problem: Problem, address: string): Letter {
  return letter('rollout.problem_answered', '您提出的问题已答复', [
    '您提出的问题已有答复。',
    ...named(problem),
    `请登录后查看答复：${address}`,
    '如果问题没有解决，可以说明原因后重新提出。',
  ])
}
