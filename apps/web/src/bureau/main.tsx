import { giveStylesTheNonce } from '../console/style-nonce.ts'
import { startPortal } from '../elements/start-portal.tsx'
import { BureauPortal } from './bureau-portal.tsx'

giveStylesTheNonce()
startPortal(<BureauPortal />)
