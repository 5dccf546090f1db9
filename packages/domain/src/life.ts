/**
 * The life of a bill on three axes. Each axis is a table: state → event → next state. The decisions, the
 * diagrams in the documents and the tests all read these tables; there is no other list of moves.
 */
type LifeTable = Readonly<Record<string, Readonly<Record<string, string>>>>

/** 票据状态: whether the bill itself stands. */
export const standingLife = {
  valid: { 'reversal.locked': 'reversal_locked' },
  reversal_locked: { 'reversal.released': 'valid', 'reversal.completed': 'reversed' },
  reversed: {},
} as const satisfies LifeTable

/** 票据形态: whether a paper bill stands in for the electronic one. */
export const formLife = {
  electronic: { 'paper.exchanged': 'exchanged' },
  exchanged: { 'paper.returned': 'electronic' },
} as const satisfies LifeTable

/**
 * 报销状态. Where an event can lead to more than one state, the balance decides: the table names every state that can
 * follow, separated by '|'. The state itself is derived from the active lock and the balance (`reimbursementOf`).
 */
export const reimbursementLife = {
  open: { 'bill.locked': 'locked' },
  locked: {
    'bill.lock_extended': 'locked',
    'bill.lock_warned': 'locked',
    'bill.unlocked': 'open|partly_reimbursed',
    'bill.lock_expired': 'open|partly_reimbursed',
    'bill.lock_recovered': 'open|partly_reimbursed',
    'reimbursement.reported': 'partly_reimbursed|reimbursed',
    'reimbursement.withdrawn': 'locked',
  },
  partly_reimbursed: {
    'bill.locked': 'locked',
    'reimbursement.withdrawn': 'open|partly_reimbursed',
  },
  reimbursed: { 'reimbursement.withdrawn': 'open|partly_reimbursed' },
} as const satisfies LifeTable

export type Standing = keyof typeof standingLife
export type Form = keyof typeof formLife
export type Reimbursement = keyof typeof reimbursementLife

/** What people read for the states of each axis. */
export const stateNames = {
  valid: '有效',
  reversal_locked: '冲红锁定',
  reversed: '已冲红',
  electronic: '电子票据',
  exchanged: '已换开纸质票据',
  open: '可报销',
  locked: '已锁定',
  partly_reimbursed: '部分报销',
  reimbursed: '已报销',
} as const satisfies Record<Standing | Form | Reimbursement, string>

/** The states that an event may lead to from a state, by one of the tables; empty when the table has no such move. */
export function nextStates(table: LifeTable, state: string, event: string): readonly string[] {
  return table[state]?.[event]?.split('|') ?? []
}

/**
 * Where an axis may stand after an event: the states of the table's move, or the state itself when the table does not
 * know the event at all.
 * @throws Error when the table knows the event, but not from this state
 */
export function statesAfter(table: LifeTable, state: string, event: string): readonly string[] {
  const concerned = Object.values(table).some((moves) => event in moves)
  if (!concerned) return [state]
  const next = nextStates(table, state, event)
  if (next.length === 0) throw new Error(`${event} is not a move from ${state}`)
  return next
}
