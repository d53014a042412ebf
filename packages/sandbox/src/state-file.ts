import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { errorCode } from './error-code.js'
import { errorMessage } from './error-message.js'
import { readSnapshot, type SandboxSnapshot } from './sandbox-snapshot.js'
import type { Sandbox } from './start-sandbox.js'

/**
 * The state in a file, or `undefined` when there is no such file.
 *
 * @throws Error that names the file and, by JSON path, what is wrong in it. The file is left as it is.
 */
export async function loadState(file: string): Promise<SandboxSnapshot | undefined> {
  try {
    return readSnapshot(JSON.parse(await readFile(file, 'utf8')))
  } catch (cause) {
    if (errorCode(cause) === 'ENOENT') return undefined
    const next = 'Nothing has been overwritten. Mend it, move it away, or name another file.'
    throw new Error(`${file} cannot be used: ${errorMessage(cause)}\n${next}`, { cause })
  }
}

export interface KeptState {
  /** Writes what has not been written yet, and stops following. @throws Error when the file cannot be written. */
  finish(): Promise<void>
}

/**
 * Writes the state of a sandbox to a file, now and after every change; changes that come while it is writing are
 * written together. A reader sees the old file or the new one, never a part of one.
 *
 * `onProblem` hears when a later write fails; the next change is another try.
 *
 * @throws Error when the file cannot be written now. It is not followed then.
 */
export async function keepState(
  sandbox: Pick<Sandbox, 'snapshot' | 'onChange'>,
  file: string,
  onProblem: (problem: Error) => void,
): Promise<KeptState> {
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
        const next = 'Make its folder and allow writing there, or name another file.'
        throw new Error(`The state cannot be written to ${file}: ${errorMessage(cause)}\n${next}`, { cause })
      }
    }
  }
  const write = (): Promise<void> =>
    (writing ??= writeAll().finally(() => {
      writing = undefined
    }))

  const stop = sandbox.onChange(() => {
    stale = true
    write().catch(onProblem)
  })
  await write().catch((error: unknown) => {
    stop()
    throw error
  })
  return {
    async finish() {
      stop()
      // A write that fails here has been told of; what counts is the last one.
      await writing?.catch(() => undefined)
      await write()
    },
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
