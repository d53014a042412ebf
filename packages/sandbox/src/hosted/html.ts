/** Text that is HTML already. `html` makes it; by hand it is made of constants only. */
export class Html {
  constructor(readonly text: string) {}
}

type Value = Html | string | number | false | undefined | readonly Value[]

/** A template whose values are escaped, for text and for quoted attributes; `false` and `undefined` show nothing. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  return new Html(parts.map((part, index) => (index === 0 ? '' : shown(values[index - 1])) + part).join(''))
}

function shown(value: Value): string {
  if (value instanceof Html) return value.text
  if (value === false || value === undefined) return ''
  return typeof value === 'object' ? value.map(shown).join('') : escaped(String(value))
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (mark) => entities[mark] ?? '')
