/** The bounds that its users meet, for the documents. What an operator may change stands in the settings. */
export const sandboxBounds = {
  /** Requests of one application to the control interface. */
  controlRequestsPerMinute: 600,
  /** Bills of one page. */
  billsPageMax: 100,
  /** How far ahead of the clock on the wall a world may be. */
  aheadDaysMax: 1_100,
  /** Messages of an application that are kept. */
  messagesKeptMax: 500,
  /** Of a message with its answer; of a larger one only is kept what it was. */
  messageBytesMax: 32 * 1024,
} as const
