import { errorMessage } from '../error-message.js'
import { startSandbox } from '../start-sandbox.js'
import { keepState, loadState } from '../state-file.js'
import { describeSandbox } from './describe-sandbox.js'
import { readArguments, usage, type SandboxArguments } from './read-arguments.js'

/** What the command touches of the world. */
export interface Io {
  out(text: string): void
  err(text: string): void
  /** Resolves when somebody wants it to stop. */
  readonly stopped: Promise<void>
}

/** Runs the command until it is stopped. Resolves to its exit code: 0, 1 for a failure, 2 for wrong arguments. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  let wanted: SandboxArguments
  try {
    wanted = readArguments(argv)
  } catch (error) {
    io.err(`${errorMessage(error)}\n\n${usage}`)
    return 2
  }
  if (wanted.help) {
    io.out(usage)
    return 0
  }
  try {
    await serve(wanted, io)
    return 0
  } catch (error) {
    io.err(`${errorMessage(error)}\n`)
    return 1
  }
}

async function serve({ port, seed, state: file, strict }: SandboxArguments, io: Io): Promise<void> {
  const state = file === undefined ? undefined : await loadState(file)
  const sandbox = await startSandbox({
    ...{ port, strict, page: true },
    ...(seed !== undefined && { seed }),
    ...(state !== undefined && { state }),
  })
  try {
    const kept =
      file === undefined
        ? undefined
        : await keepState(sandbox, file, ({ message }) => {
            io.err(`${message}\n`)
          })
    io.out(describeSandbox(sandbox, file))
    await io.stopped
    await kept?.finish()
    io.out('\nThe sandbox has stopped.\n')
  } finally {
    await sandbox.close()
  }
}
