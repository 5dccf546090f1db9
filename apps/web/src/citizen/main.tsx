import { startPortal } from '../elements/start-portal.tsx'
import { CitizenPortal } from './citizen-portal.tsx'

startPortal(<CitizenPortal />)
