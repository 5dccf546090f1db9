/** Something that can be killed at any moment and comes back: a process of ours, or a database server. */
export interface CrashPart {
  /** Such as `province 50` or `database hub`. */
  readonly name: string
  /** Ends it as a power failure would; resolves when it is gone. */
  kill(): Promise<void>
  /** Starts it again on what it left behind. A database answers when this resolves, a process some time later. */
  start(): Promise<void>
  /** Ends it for good: whoever wants to start it again afterwards, starts nothing. */
  end(): Promise<void>
}
