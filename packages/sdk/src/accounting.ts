export type { AnsweredPosting, KeptReceiverFiles } from './receiver/keep-receiver-files.ts'
export {
  keepReceiverFiles,
  receiverFilesOfItems,
  requireRoomFor,
} from './receiver/keep-receiver-files.ts'
export type { BookedBill, PreparedReceiverFile } from './receiver/prepare-receiver-files.ts'
export { prepareReceiverFiles } from './receiver/prepare-receiver-files.ts'
export type { ReceiverFileErrorCode } from './receiver/receiver-file-error.ts'
export { ReceiverFileError, receiverFileFaults } from './receiver/receiver-file-error.ts'
