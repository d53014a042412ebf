/** Lines up rows of cells in columns: texts to the left, numbers to the right. The first row is the heading. */
export function textTable(rows: readonly (readonly (string | number)[])[]): string {
  const [heading = [], ...body] = rows
  const widths = heading.map((_, column) => Math.max(...rows.map((row) => String(row[column] ?? '').length)))
  const isNumber = heading.map((_, column) => body.some((row) => typeof row[column] === 'number'))
  const line = (row: readonly (string | number)[]) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0
        return isNumber[column] === true ? String(cell).padStart(width) : String(cell).padEnd(width)
      })
      .join('  ')
      .trimEnd()
  return [line(heading), widths.map((width) => '─'.repeat(width)).join('──'), ...body.map(line)].join('\n')
}
