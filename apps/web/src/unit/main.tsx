import { startPortal } from '../elements/start-portal.tsx'
import { UnitPortal } from './unit-portal.tsx'

startPortal(<UnitPortal />)
