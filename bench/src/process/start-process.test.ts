import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { build } from 'esbuild'
import type { asked } from './__fixtures__/asked.js'
import type { Asked } from './handlers.js'
import { startProcess } from './start-process.js'

let folder: string
let started: Asked<typeof asked>
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cardlane-asked-'))
  const entryPoints = [join(__dirname, '__fixtures__', 'asked.ts')]
  await build({
    entryPoints,
    outfile: join(folder, 'asked.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
  })
}, 60_000)
beforeEach(() => {
  started = startProcess<typeof asked>(pathToFileURL(join(folder, 'asked.mjs')), {
    args: ['its-argument'],
    env: { ITS_OWN: 'set' },
  })
})
afterEach(() => started.stop())
afterAll(() => {
  rmSync(folder, { recursive: true })
})

test('another process answers, each question its own answer', async () => {
  const answers = [started.ask('double', 2), started.ask('later'), started.ask('double', 3)]
  expect(await Promise.all(answers)).toEqual([4, 'later', 6])
  expect(await started.ask('argument')).toEqual(['its-argument', 'set'])
})

test('a question that fails there fails here', async () => {
  await expect(started.ask('fail')).rejects.toThrow('TypeError: It does not work.')
  expect(await started.ask('double', 1)).toBe(2)
})

test('a process that ends leaves no question open', async () => {
  await expect(started.ask('end')).rejects.toThrow('The process of its-argument has ended.')
})
