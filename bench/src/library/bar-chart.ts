export type BarKind = 'ours' | 'bare' | 'theirs'

export interface Bar {
  readonly label: string
  readonly kind: BarKind
  readonly value: number
  /** Between these the middle half of the rounds lies. */
  readonly low: number
  readonly high: number
}

export interface Chart {
  readonly title: string
  readonly bars: readonly Bar[]
  readonly digits: number
  readonly legend: Readonly<Record<BarKind, string>>
}

const rowHeight = 26
const left = 320
const barWidth = 400
const width = left + barWidth + 80
const top = 74

/** It brings its own colours for light and dark, because a picture in a page does not inherit the page's. */
const style = `
  .ground { fill: #ffffff } .text { fill: #1f2328 } .quiet { fill: #59636e } .axis { stroke: #d1d9e0 }
  .ours { fill: #0f766e } .bare { fill: #8b98a5 } .theirs { fill: #b45309 } .spread { stroke: #1f2328 }
  @media (prefers-color-scheme: dark) {
    .ground { fill: #0d1117 } .text { fill: #e6edf3 } .quiet { fill: #9198a1 } .axis { stroke: #3d444d }
    .ours { fill: #2dd4bf } .bare { fill: #6e7a86 } .theirs { fill: #f0883e } .spread { stroke: #e6edf3 }
  }
  text { font: 13px system-ui, 'Segoe UI', sans-serif } .title { font-size: 16px; font-weight: 600 }`

/** A picture of horizontal bars, as SVG. */
export function barChart({ title, bars, digits, legend }: Chart): string {
  const longest = Math.max(...bars.map(({ high }) => high))
  const x = (value: number) => Math.round((left + (value / longest) * barWidth) * 10) / 10
  const rows = bars.map((bar, index) => drawBar(bar, { y: top + index * rowHeight, x, digits }))
  const height = top + bars.length * rowHeight + 14
  const end = top + bars.length * rowHeight
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(title)}">`,
    `<style>${style}</style>`,
    `<rect class="ground" width="${width}" height="${height}" rx="6"/>`,
    `<text class="text title" x="16" y="28">${escaped(title)}</text>`,
    ...drawLegend(legend),
    `<line class="axis" x1="${left}" x2="${left}" y1="${top - 4}" y2="${end}"/>`,
    ...rows,
    '</svg>',
    '',
  ].join('\n')
}

interface Place {
  readonly y: number
  readonly x: (value: number) => number
  readonly digits: number
}

function drawBar({ label, kind, value, low, high }: Bar, { y, x, digits }: Place): string {
  const middle = y + rowHeight / 2 - 2
  return [
    `<text class="text" x="${left - 10}" y="${middle + 4}" text-anchor="end">${escaped(label)}</text>`,
    `<rect class="${kind}" x="${left}" y="${y + 2}" width="${Math.max(1, x(value) - left)}" height="${rowHeight - 8}" rx="2"/>`,
    `<line class="spread" x1="${x(low)}" x2="${x(high)}" y1="${middle}" y2="${middle}" stroke-width="1.5"/>`,
    `<text class="text" x="${Math.max(x(value), x(high)) + 8}" y="${middle + 4}">${value.toFixed(digits)}</text>`,
  ].join('\n')
}

function drawLegend(legend: Chart['legend']): readonly string[] {
  let x = 16
  return Object.entries(legend).flatMap(([kind, text]) => {
    const at = x
    x += 40 + text.length * 7
    return [
      `<rect class="${kind}" x="${at}" y="42" width="12" height="12" rx="2"/>`,
      `<text class="quiet" x="${at + 18}" y="53">${escaped(text)}</text>`,
    ]
  })
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')
}
