import { lowerCase } from './secret-forms.js'

/** Shorter ones are in every other text by chance. */
const shortest = 4
const pieceLength = 12
/** A piece with fewer different characters, such as a run of zeros, is no sign of a secret. */
const pieceVariety = 5
/** Every piece of twelve characters, wherever it begins, holds a block of six that begins at a multiple of six. */
const block = 6

/** Marks with 1 each character of a text that belongs to one of the forms, or to a piece of one. */
export function hiddenIn(text: string, forms: readonly string[]): Uint8Array {
  const hidden = new Uint8Array(text.length)
  const lower = lowerCase(text)
  const blocks = blocksOf(lower)

  for (const form of forms) {
    if (form.length >= shortest) markWhole(hidden, lower, form)
    for (let at = 0; at + block <= form.length; at += block) {
      for (const found of blocks.get(form.slice(at, at + block)) ?? [])
        markPiece(hidden, [lower, found], [form, at])
    }
  }
  return hidden
}

/**
 * Whether it is plain that `hiddenIn` marks nothing, at a fraction of its cost where a text is short: every piece of twelve
 * characters holds a block of the text, too.
 */
export function isPlainlyFree(text: string, forms: readonly string[]): boolean {
  const lower = lowerCase(text)
  return forms.every((form) => {
    if (form.length >= shortest && lower.includes(form)) return false
    for (let at = 0; at + block <= lower.length; at += block) {
      if (form.includes(lower.slice(at, at + block))) return false
    }
    return true
  })
}

/** Where each block of characters begins in a text. */
function blocksOf(text: string): ReadonlyMap<string, readonly number[]> {
  const blocks = new Map<string, number[]>()
  for (let at = 0; at + block <= text.length; at += 1) {
    const found = blocks.get(text.slice(at, at + block))
    if (found === undefined) blocks.set(text.slice(at, at + block), [at])
    else found.push(at)
  }
  return blocks
}

function markWhole(hidden: Uint8Array, text: string, form: string): void {
  for (let at = text.indexOf(form); at !== -1; at = text.indexOf(form, at + 1)) {
    hidden.fill(1, at, at + form.length)
  }
}

type Place = readonly [text: string, at: number]

/** Both texts are the same from these places on. How far are they, to either side? */
function markPiece(hidden: Uint8Array, [text, at]: Place, [form, formAt]: Place): void {
  let before = 0
  while (at > before && formAt > before && text[at - before - 1] === form[formAt - before - 1]) before += 1
  let length = block
  while (at + length < text.length && text[at + length] === form[formAt + length]) length += 1

  const piece = text.slice(at - before, at + length)
  if (piece.length < pieceLength || new Set(piece).size < pieceVariety) return
  hidden.fill(1, at - before, at + length)
}
