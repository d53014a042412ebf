import { expect, test } from '@jest/globals'
import { barChart } from './bar-chart.js'

const legend = { ours: 'Cardlane', bare: 'bare', theirs: 'others' }
const bars = [
  { label: 'Half', kind: 'ours', value: 1, low: 1, high: 1 },
  { label: 'Whole <&>', kind: 'theirs', value: 1.9, low: 1.8, high: 2 },
] as const

test('draws each bar as long as its value, and says the value', () => {
  const svg = barChart({ title: 'Times', bars, digits: 2, legend })
  expect(svg).toContain('<rect class="ours" x="320" y="76" width="200"')
  expect(svg).toContain('<rect class="theirs" x="320" y="102" width="380"')
  expect(svg).toContain('<line class="spread" x1="680" x2="720"')
  expect(svg).toContain('>1.90</text>')
})

test('lets no text become markup, and knows the dark', () => {
  const svg = barChart({ title: 'A "title"', bars, digits: 2, legend })
  expect(svg).toContain('>Whole &lt;&amp;></text>')
  expect(svg).toContain('aria-label="A &quot;title&quot;"')
  expect(svg).toContain('prefers-color-scheme: dark')
})
