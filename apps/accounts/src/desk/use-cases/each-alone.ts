/**
 * Does the work for each, so many at one time. What fails for one holds up no other; the first failure is thrown when all
 * are done, so that the job tells it.
 */
export async function eachAlone<Item>(
  items: readonly Item[],
  together: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const failures: unknown[] = []
  for (let start = 0; start < items.length; start += together) {
    const results = await Promise.allSettled(items.slice(start, start + together).map(work))
    for (const result of results) {
      if (result.status === 'rejected') failures.push(result.reason)
    }
  }
  if (failures.length > 0) throw failures[0]
}
