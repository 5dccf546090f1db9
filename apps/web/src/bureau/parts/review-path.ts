/** Where a case of a review queue is decided. */
export function reviewPath(queue: string, { caseId }: { readonly caseId: string }): string {
  if (queue.includes('connection')) return `/bureau/connection-applications/${caseId}`
  if (queue.includes('recover')) return '/bureau/recoveries'
  return `/bureau/unit-applications/${caseId}`
}
