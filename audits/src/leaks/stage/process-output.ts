import { setImmediate } from 'node:timers/promises'
import { format, inspect } from 'node:util'

/** Collects everything that this process prints, with its warnings, instead of its being printed. */
export interface OutputCapture {
  /** What was printed since the last time. */
  take(): string
  /** Prints again from now on. What is printed a moment later is still kept back. */
  close(): Promise<void>
}

const levels = ['debug', 'error', 'info', 'log', 'trace', 'warn'] as const

export function captureOutput(): OutputCapture {
  const printed: string[] = []
  const keep = (text: string) => printed.push(text)
  const restorers = [
    ...[process.stdout, process.stderr].map((stream) =>
      replace(stream, 'write', (chunk: unknown) => keep(String(chunk)) > 0),
    ),
    // A test runner has a console that does not write to these streams.
    ...levels.map((level) => replace(console, level, (...given: unknown[]) => keep(`${format(...given)}\n`))),
  ]
  const onWarning = (warning: Error) => keep(inspect(warning))
  process.on('warning', onWarning)

  return {
    take: () => printed.splice(0).join(''),
    async close() {
      // Warnings come a tick late.
      await setImmediate()
      for (const restore of restorers) restore()
      process.off('warning', onWarning)
    },
  }
}

/** Puts another method in the place of one. Returns a function that puts it back. */
function replace(owner: object, name: string, method: (...given: unknown[]) => unknown): () => void {
  const original: unknown = Reflect.get(owner, name)
  Reflect.set(owner, name, method)
  return () => Reflect.set(owner, name, original)
}
