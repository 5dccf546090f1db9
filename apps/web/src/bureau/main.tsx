import { startPortal } from '../elements/start-portal.tsx'
import { BureauPortal } from './bureau-portal.tsx'

startPortal(<BureauPortal />)
