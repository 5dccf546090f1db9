export type { ProvinceEntry } from './ports.ts'
export { hubSettings } from './settings.ts'
export type { HubSettings, RunningHub } from './start-hub.ts'
export { startHub } from './start-hub.ts'
