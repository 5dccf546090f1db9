/**
 * A text with its `{{places}}` filled.
 * @throws Error where the text names a place that nothing fills, or the other way round
 */
export function filledText(text: string, places: Readonly<Record<string, string>>): string {
  const unused = new Set(Object.keys(places))
  const filled = text.replaceAll(/\{\{(\w+)\}\}/g, (_, place: string) => {
    const content = places[place]
    if (content === undefined) throw new Error(`nothing fills ${place}`)
    unused.delete(place)
    return content
  })
  if (unused.size > 0) throw new Error(`no place for ${[...unused].join(', ')}`)
  return filled
}

/** The places that a text names. */
export function placesIn(text: string): readonly string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, place = '']) => place)
}
