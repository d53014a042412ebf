/** Puts generated text between its two markers, and leaves the rest alone. Throws where the markers are missing. */
export function withMarkedPart(text: string, name: string, generated: string): string {
  const [start, end] = [`<!-- ${name}: written by npm run matrix -->`, `<!-- end of ${name} -->`]
  const from = text.indexOf(start)
  const to = text.indexOf(end)
  if (from === -1 || to < from) throw new Error(`The markers of “${name}” are missing: ${start} … ${end}`)
  return `${text.slice(0, from + start.length)}\n\n${generated}\n\n${text.slice(to)}`
}
