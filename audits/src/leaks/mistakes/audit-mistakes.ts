import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCardlane, loadCardlane } from 'cardlane'
import { createSearcher } from '../search/searcher.js'
import type { Subject } from '../subjects/subject.js'
import type { Tally } from '../tally.js'
import { wrongConfigs } from './wrong-configs.js'
import { wrongFiles, type WrongFile } from './wrong-files.js'

/** Searches the errors of configurations and files that have a credential in a wrong place. */
export async function auditMistakes(subject: Subject, tally: Tally): Promise<void> {
  const { name, adapter } = subject
  const canaries = Object.values(subject.canaries)
  const searcher = createSearcher(canaries)
  const search = (call: string, scenario: string, value: unknown) => {
    tally.countCall(name)
    tally.search({ subject: name, scenario, call }, [{ what: 'error', value }], searcher)
  }

  for (const { mistake, config } of wrongConfigs(subject)) {
    const given = { adapters: [adapter], config: config as never }
    search('createCardlane', mistake, await failureOf(() => createCardlane(given)))
  }
  for (const { text } of canaries) {
    for (const wrong of wrongFiles) search('loadCardlane', wrong.mistake, await failureOfFile(wrong, text))
  }
}

async function failureOfFile({ file, text }: WrongFile, secret: string): Promise<unknown> {
  const folder = await mkdtemp(join(tmpdir(), 'cardlane-leaks-'))
  try {
    await writeFile(join(folder, file), text(secret))
    return await failureOf(() => loadCardlane({ cwd: folder, env: {} }))
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** What it throws; or what it gives, where it does not. */
async function failureOf(act: () => unknown): Promise<unknown> {
  try {
    return await act()
  } catch (error) {
    return error
  }
}
