export type { KeptMail } from './kept-mails.ts'
export { KeptMails } from './kept-mails.ts'
export type { RunningMailServer } from './mail-server.ts'
export { startMailServer } from './mail-server.ts'
