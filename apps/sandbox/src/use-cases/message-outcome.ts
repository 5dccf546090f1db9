/** Most characters of an outcome in the list of messages. */
export const outcomeCharactersMax = 200

/** What came of a message in a few words: the codes of its items, each once. */
export function outcomeOf(answer: unknown): string {
  if (typeof answer !== 'object' || answer === null) return 'ANSWERED'
  const { items } = answer as { items?: unknown }
  const answers: readonly unknown[] = Array.isArray(items) ? items : [answer]
  const codes = [...new Set(answers.map(codeOf))].join(' ')
  return codes.slice(0, outcomeCharactersMax)
}

function codeOf(answer: unknown): string {
  if (typeof answer !== 'object' || answer === null) return 'ANSWERED'
  const { code, outcome } = answer as { code?: unknown; outcome?: unknown }
  if (typeof code === 'string') return code
  return typeof outcome === 'string' ? outcome : 'ANSWERED'
}
