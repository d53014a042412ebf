import { expect, test } from '@jest/globals'
import { brokenJsonLine } from './broken-json-line.js'

test.each<[string, string, number]>([
  ['a word', '{\n  "a": 1,\n  "b": word\n}', 3],
  ['a placeholder without quotes', '{\n  "a": ${A},\n  "b": 1\n}', 2],
  ['single quotes', "{\n  'a': 1\n}", 2],
  ['a single-quoted value', '{\n  "a":\n\n  \'b\'\n}', 4],
  ['a comma too many in an object', '{\n  "a": 1,\n}', 3],
  ['a comma too many in a list', '[\n  1,\n]', 3],
  ['a comma that is missing', '{\n  "a": 1\n  "b": 2\n}', 3],
  ['a colon that is missing', '{\n  "a" 1\n}', 2],
  ['a quote that is missing', '{\n  "a": "1\n}', 2],
  ['a comment', '{\n  // about a\n  "a": 1\n}', 2],
  ['a wrong escape', '{\n  "a": "\\x"\n}', 2],
  ['a wrong bracket', '{\n  "a": [1}\n}', 2],
  ['text after the end', '{\n}\n\n{}', 4],
  ['a text that ends in an object', '{\n  "a": {\n    "b": 1\n', 4],
  ['a text that ends in a list', '[\n  1', 2],
  ['a text that ends after a name', '{\n  "a"', 2],
  ['no text', '', 1],
  ['line ends of Windows', '{\r\n  "a": 1,\r\n  "b": word\r\n}', 3],
])('%s is found in its line', (_, text, line) => {
  expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError)
  expect(brokenJsonLine(text)).toBe(line)
})
