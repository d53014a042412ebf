import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findAdapters } from './find-adapters.js'
import { withMarkedPart } from './marked-part.js'
import { capabilityTable, refusalLists } from './matrix.js'

const root = join(fileURLToPath(import.meta.url), '..', '..', '..', '..', '..')
const check = process.argv.includes('--check')

const adapters = await findAdapters(join(root, 'packages'))
const parts = { 'capability table': capabilityTable(adapters), refusals: refusalLists(adapters) }
const pages: Readonly<Record<string, readonly (keyof typeof parts)[]>> = {
  'README.md': ['capability table'],
  'docs/capabilities.md': ['capability table', 'refusals'],
}

for (const [page, names] of Object.entries(pages)) {
  const before = readFileSync(join(root, page), 'utf8')
  const after = names.reduce((text, name) => withMarkedPart(text, name, parts[name]), before)
  if (after === before) {
    console.log(`${page} says what the adapters declare`)
  } else if (check) {
    console.error(`${page} does not say what the adapters declare: run npm run matrix`)
    process.exitCode = 1
  } else {
    writeFileSync(join(root, page), after)
    console.log(`${page} written anew`)
  }
}
