import { parseJson } from './parse-json.js'

/** Another JSON text of the same value, and how a client comes to it. */
export interface RewrittenJson {
  readonly how: string
  readonly bytes: Buffer
}

/** The texts that a client may have signed when it wrote its JSON twice: once to sign it, once to send it. */
export function rewrittenJson(body: Buffer): readonly RewrittenJson[] {
  const json = parseJson(body)
  if (!json.ok) return []
  const texts = {
    'compact JSON (as JSON.stringify writes it)': JSON.stringify(json.value),
    'JSON with a space after each colon and comma (as Python writes it)': spaced(json.value),
    'JSON with line breaks and an indent of 2': JSON.stringify(json.value, null, 2),
    'JSON with line breaks and an indent of 4': JSON.stringify(json.value, null, 4),
  }
  return Object.entries(texts)
    .map(([how, text]) => ({ how, bytes: Buffer.from(text) }))
    .filter(({ bytes }) => !bytes.equals(body))
}

function spaced(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spaced).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const fields = Object.entries(value).map(([name, inner]) => `${JSON.stringify(name)}: ${spaced(inner)}`)
  return `{${fields.join(', ')}}`
}
