import { giveStylesTheNonce } from '../console/style-nonce.ts'
import { startPortal } from '../elements/start-portal.tsx'
import { DeveloperPortal } from './developer-portal.tsx'

giveStylesTheNonce()
startPortal(<DeveloperPortal />)
