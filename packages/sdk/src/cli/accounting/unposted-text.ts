import type { AnyAnswer } from '../../batch.ts'

/** What is left to do by hand once a posting is taken back: its file goes on saying that the bill is posted. */
export function unpostedText(service: string, answers: readonly (AnyAnswer | null)[]): string {
  const isUnposted =
    service === 'reimbursement.unpost' && answers.some((answer) => answer?.outcome === 'done')
  return isUnposted
    ? '先前为所撤销的入账写出的入账数据文件（efi_receiver_….xml）不再成立，请移出凭证的文件夹。\n'
    : ''
}
