import { startPortal } from '../elements/start-portal.tsx'
import { DeveloperPortal } from './developer-portal.tsx'

startPortal(<DeveloperPortal />)
