import { Resvg } from '@resvg/resvg-js'

/** Draws our own SVG, in which every character is an outline, so that no font of the machine is looked for. */
export function renderSvg(svg: string, widthPx: number): Uint8Array {
  const drawing = new Resvg(svg, {
    fitTo: { mode: 'width', value: widthPx },
    font: { loadSystemFonts: false },
  })
  return drawing.render().asPng()
}
