/** The line in which a text stops being JSON. The engine's own message names the place only now and then. */
export function brokenJsonLine(text: string): number {
  const lines = text.split('\n')
  const broken = lines.findIndex((_, index) => !endsTooEarly(`${lines.slice(0, index + 1).join('\n')}\n`))
  return broken === -1 ? lines.length : broken + 1
}

/** Whether all that is wrong with the beginning of a text is that it ends. */
function endsTooEarly(beginning: string): boolean {
  try {
    JSON.parse(beginning)
    return true
  } catch (error) {
    const { message } = error as SyntaxError
    const position = / in JSON at position (\d+)/.exec(message)?.[1]
    return position === undefined
      ? message.startsWith('Unexpected end')
      : Number(position) >= beginning.length
  }
}
