import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { errorCode } from './error-code.js'
import { readSnapshot, type SandboxSnapshot } from './sandbox-snapshot.js'
import type { Sandbox } from './start-sandbox.js'

/**
 * The state in a file, or `undefined` when there is no such file.
 *
 * @throws Error that names the file and, by JSON path, what is wrong in it. The file is left as it is.
 */
export async function loadState(file: string): Promise<SandboxSnapshot | undefined> {
  const text = await readText(file)
  if (text === undefined) return undefined
  try {
    return readSnapshot(JSON.parse(text))
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause)
    const next = 'Nothing has been overwritten. Mend it, move it away, or name another file.'
    throw new Error(`${file} cannot be used: ${problem}\n${next}`, { cause })
  }
}

export interface KeptState {
  /** Writes what has not been written yet, and stops following. @throws Error when the file cannot be written. */
  finish(): Promise<void>
}

/**
 * Writes the state of a sandbox to a file, now and after every change. Changes that come while it is writing are
 * written together. A reader sees the old file or the new one, never a part of one.
 *
 * `onProblem` hears when a write fails; the next change is another try.
 */
export function keepState(
  sandbox: Pick<Sandbox, 'snapshot' | 'onChange'>,
  file: string,
  onProblem: (problem: Error) => void,
): KeptState {
  const target = resolve(file)
  let stale = true
  let writing: Promise<void> | undefined

  const writeAll = async (): Promise<void> => {
    while (stale) {
      stale = false
      try {
        await replaceFile(target, `${JSON.stringify(sandbox.snapshot(), null, 2)}\n`)
      } catch (cause) {
        stale = true
        throw new Error(`The state could not be written to ${file}: ${String(cause)}`, { cause })
      }
    }
  }
  const write = (): Promise<void> =>
    (writing ??= writeAll().finally(() => {
      writing = undefined
    }))
  const follow = (): void => {
    stale = true
    write().catch(onProblem)
  }

  const stop = sandbox.onChange(follow)
  follow()
  return {
    async finish() {
      stop()
      // A write that fails here has been told of; what counts is the last one.
      await writing?.catch(() => undefined)
      await write()
    },
  }
}

async function readText(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw new Error(`${file} cannot be read: ${String(error)}`, { cause: error })
  }
}

/** Through a file beside it, because a rename is all or nothing. */
async function replaceFile(target: string, text: string): Promise<void> {
  const temporary = `${target}.${process.pid}.tmp`
  try {
    await writeFile(temporary, text, { flush: true })
    await rename(temporary, target)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}
