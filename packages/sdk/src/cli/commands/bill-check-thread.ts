import { parentPort, workerData } from 'node:worker_threads'
import { checkFile } from './bill-check-file.ts'
import type { FileCheck } from './bill-check-file.ts'

/** Where a thread of `bill check` begins: it is sent lists of files, and answers each with what was found. */
const check = workerData as FileCheck
parentPort?.on('message', (files: readonly string[]) => {
  parentPort?.postMessage(files.map((file) => checkFile(file, check)))
})
