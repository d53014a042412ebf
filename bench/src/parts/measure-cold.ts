import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Program } from './programs.js'
import { rotated } from './rotated.js'

/** Milliseconds from the start of a process to its end, in rounds, by the name of the program. */
export type ColdResults<Name extends string> = Readonly<Record<Name, readonly number[]>>

/** Packages are found from here, as from any folder of this package. */
const folder = fileURLToPath(new URL('.', import.meta.url))

/** Runs every program in a process of its own, in each round once, after one that is not counted: it fills the caches of files. */
export async function measureCold<Name extends string>(
  programs: Readonly<Record<Name, Program>>,
  rounds: number,
): Promise<ColdResults<Name>> {
  const names = Object.keys(programs) as Name[]
  const results = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>
  for (const name of names) await runProgram(programs[name])
  for (let round = 0; round < rounds; round += 1) {
    for (const name of rotated(names, round)) results[name].push(await runProgram(programs[name]))
  }
  return results
}

/** @throws Error when the program fails. */
async function runProgram({ label, source }: Program): Promise<number> {
  const begun = performance.now()
  const child = spawn(process.execPath, ['--input-type=module', '--eval', source], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`The program "${label}" ended with ${code ?? 'a signal'}.`)
  return performance.now() - begun
}
