import type { WorkedExample } from './worked-example.ts'

/** The command that opens an example in the folder of examples. */
export function openingCommand(example: WorkedExample): string {
  const { file, kind, service, sender, receiver, appKeyFile } = example
  const mark = kind === 'answer' ? `${service.name}.answer` : service.name
  return `sh open.sh ${file} ${mark} ${sender}.pub.pem ${receiver}.key.pem ${appKeyFile}`
}

/** What the command prints. */
export function openingOutput({ envelope, signed, contentKeyHex, payload }: WorkedExample): string {
  const verified = signed ? ['Signature Verified Successfully'] : []
  const payloadText = JSON.stringify(payload)
  return [`MAC ${envelope.mac}`, ...verified, `SM4 key ${contentKeyHex}`, payloadText].join('\n')
}
