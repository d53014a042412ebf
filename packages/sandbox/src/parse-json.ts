export type ParsedJson =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly position: number }

/** Reads JSON from raw bytes. On failure it says at which character, 0 when that is not known. */
export function parseJson(bytes: Buffer): ParsedJson {
  try {
    return { ok: true, value: JSON.parse(bytes.toString('utf8')) as unknown }
  } catch (error) {
    const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
    return { ok: false, position: Number(position ?? 0) }
  }
}
