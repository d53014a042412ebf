#!/usr/bin/env node
import { run } from './run.js'

const stopped = new Promise<void>((resolve) => {
  // Once: a second Ctrl-C ends the process at once.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve)
})

void run(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  stopped,
}).then((code) => {
  process.exitCode = code
})
