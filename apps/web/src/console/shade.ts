import './shade.css'

const steps = 4

/**
 * The class of a cell that is the darker the more it counts: `shade-0` for nothing, `shade-4` for the most.
 * Steps grow by the square root, so that small figures beside a very large one can still be told apart.
 */
export function shadeOf(count: number, most: number): string {
  if (count <= 0 || most <= 0) return 'shade-0'
  return `shade-${Math.max(1, Math.ceil(Math.sqrt(count / most) * steps))}`
}
