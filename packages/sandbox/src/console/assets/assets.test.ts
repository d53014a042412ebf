import { describe, expect, test } from '@jest/globals'
import { assets } from './assets.js'

// Neither the compiler nor the linter looks into these texts.
const scripts = Object.entries(assets).flatMap(([path, { type, text }]) =>
  type.startsWith('text/javascript') ? [{ path, text }] : [],
)
const importsOf = (text: string) =>
  Array.from(text.matchAll(/import \{ (.*) \} from '(.*)'/g), ([, names = '', from = '']) => ({
    names: names.split(', '),
    from,
  }))
const exportsOf = (text: string) =>
  Array.from(text.matchAll(/^export (?:async )?(?:function|const) (\w+)/gm), ([, name]) => name)

describe.each(scripts)('$path', ({ path, text }) => {
  test('imports what is there, and uses it', () => {
    for (const { names, from } of importsOf(text)) {
      expect(exportsOf(assets[from]?.text ?? '')).toEqual(expect.arrayContaining(names))
      for (const name of names)
        expect(text.match(new RegExp(`\\b${name}\\b`, 'g'))?.length).toBeGreaterThan(1)
    }
  })

  test('exports nothing that no other imports', () => {
    const imported = scripts.flatMap((other) => importsOf(other.text))
    const asked = imported.flatMap(({ names, from }) => (from === path ? names : []))
    expect(new Set(asked)).toEqual(new Set(exportsOf(text)))
  })
})
