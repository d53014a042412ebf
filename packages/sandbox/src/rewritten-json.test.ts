import { expect, test } from '@jest/globals'
import { rewrittenJson } from './rewritten-json.js'

const textsOf = (body: string) => rewrittenJson(Buffer.from(body)).map(({ bytes }) => bytes.toString())

test('writes the same value in the usual ways, and leaves out the one that came', () => {
  const compact = '{"a":[1,"ü: ,"],"b":{"c":null}}'
  const spaced = '{"a": [1, "ü: ,"], "b": {"c": null}}'
  const indented = (by: number) => JSON.stringify(JSON.parse(compact), null, by)
  expect(textsOf(compact)).toEqual([spaced, indented(2), indented(4)])
  expect(textsOf(spaced)).toEqual([compact, indented(2), indented(4)])
})

test('has nothing to say of what is not JSON', () => {
  expect(textsOf('a=b')).toEqual([])
  expect(textsOf('')).toEqual([])
})
