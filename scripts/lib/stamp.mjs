import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Does `work` unless a stamp file says that it was done for the same inputs. */
export async function onceFor(inputs, stampFile, work) {
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === inputs) return
  await work()
  mkdirSync(dirname(stampFile), { recursive: true })
  writeFileSync(stampFile, inputs)
}
