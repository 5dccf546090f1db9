/**
 * Groups of files that import each other in a circle, each group once. `edges` leads from a file to
 * the files it imports. (Tarjan's strongly connected components.)
 */
export function findCycles(edges: ReadonlyMap<string, readonly string[]>): string[][] {
  const order = new Map<string, number>()
  const lowest = new Map<string, number>()
  const open: string[] = []
  const cycles: string[][] = []

  function visit(file: string): number {
    const number = order.size
    order.set(file, number)
    let low = number
    open.push(file)
    for (const next of edges.get(file) ?? []) {
      if (!order.has(next)) low = Math.min(low, visit(next))
      else if (open.includes(next)) low = Math.min(low, order.get(next) ?? low)
    }
    lowest.set(file, low)
    if (low === number) {
      const group = open.splice(open.indexOf(file))
      if (group.length > 1) cycles.push(group)
    }
    return low
  }

  for (const file of edges.keys()) if (!order.has(file)) visit(file)
  return cycles
}
