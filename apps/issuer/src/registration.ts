/** Whether the province knows a bill. A red bill is registered with its reversal. */
export type Registration = 'waiting' | 'registered' | 'refused'
