import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { build } from 'esbuild'
import vectors from './__fixtures__/signature-vectors.json' with { type: 'json' }

const folder = mkdtempSync(join(tmpdir(), 'cardlane-bundle-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const [vector] = vectors
const program = `
  import { silaSigner } from './index.js'
  import { loadDigest } from './sila-keccak.js'
  import { silaSignature } from './sila-signature.js'
  const { bodyBase64, key } = ${JSON.stringify(vector)}
  void loadDigest()
    .then((digest) => silaSignature(digest(Buffer.from(bodyBase64, 'base64')), silaSigner(key)))
    .then(console.log)`

test.each(['esm', 'cjs'] as const)(
  'a bundle (%s, minified) is built without a flag, and signs where it is alone',
  async (format) => {
    const outfile = join(folder, format === 'esm' ? 'app.mjs' : 'app.cjs')
    await build({
      stdin: { contents: program, resolveDir: __dirname, loader: 'ts' },
      ...{ bundle: true, minify: true, platform: 'node', format, outfile, logLevel: 'error' },
      conditions: ['@cardlane/source'],
    })
    const printed = execFileSync(process.execPath, [outfile], { cwd: folder, encoding: 'utf8' })
    expect(printed.trim()).toBe(vector?.signature)
  },
  60_000,
)
