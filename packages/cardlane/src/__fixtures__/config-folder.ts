import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const packages = fileURLToPath(new URL('../../node_modules', import.meta.url))

export interface ConfigFolder {
  readonly path: string
  /** Writes a file, an object as JSON, and gives its path. */
  write(name: string, content: string | object): string
  remove(): void
}

/** An application's folder, empty but for the packages that it has installed. */
export function createConfigFolder(): ConfigFolder {
  const path = mkdtempSync(join(tmpdir(), 'cardlane-config-'))
  symlinkSync(packages, join(path, 'node_modules'))
  return {
    path,
    write(name, content) {
      const file = join(path, name)
      writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
      return file
    },
    remove() {
      rmSync(path, { recursive: true })
    },
  }
}
