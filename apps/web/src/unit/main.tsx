import { giveStylesTheNonce } from '../console/style-nonce.ts'
import { startPortal } from '../elements/start-portal.tsx'
import { UnitPortal } from './unit-portal.tsx'

giveStylesTheNonce()
startPortal(<UnitPortal />)
