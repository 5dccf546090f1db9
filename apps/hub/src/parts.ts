/** A second door: the parts of this app one by one, for a simulation that puts them together over ports of its own. */
export type {
  DirectoryStore,
  ProvinceDoor,
  ProvinceEntry,
  WaitingSender,
  WaitingSenderStore,
} from './ports.ts'
export { PublishedDirectory } from './use-cases/published-directory.ts'
export { createRelay } from './use-cases/relay.ts'
export { createTellWaitingSenders } from './use-cases/tell-waiting-senders.ts'
