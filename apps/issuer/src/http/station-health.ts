import type { StationFigures } from '../ports.ts'

type Part = 'up' | 'degraded'

/**
 * Health of the parts of a station. It issues as long as its database is there; everything else it can do without for
 * a while, but somebody should look.
 */
export function stationHealth(
  figures: () => Promise<StationFigures>,
  province: { hasAnswered(): boolean },
  numbersLowBelow: number,
  keys: { areWell(): boolean },
): () => Promise<{ readonly parts: Readonly<Record<string, Part>> }> {
  return async () => {
    const { registrationsRefused, billsWithGaps, numbersLeft } = await figures()
    return {
      parts: {
        database: 'up',
        province: partOf(province.hasAnswered()),
        numbers: partOf(numbersLeft >= numbersLowBelow),
        registrations: partOf(registrationsRefused === 0),
        events: partOf(billsWithGaps === 0),
        keys: partOf(keys.areWell()),
      },
    }
  }
}

function partOf(isWell: boolean): Part {
  return isWell ? 'up' : 'degraded'
}
