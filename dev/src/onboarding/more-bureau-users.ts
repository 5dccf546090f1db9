import type { Stage } from '../journey/stage.ts'
import { districtStaff } from './demo-people.ts'
import { Reception } from './reception.ts'

/** Users of the district's bureau whom the story does not need, so that every page of the console can be seen. */
export async function openMoreBureauUsers(stage: Stage): Promise<void> {
  const reception = new Reception(stage)
  for (const user of districtStaff(stage.runName)) await reception.bureauUser(user)
}
