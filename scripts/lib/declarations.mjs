import { cpSync, statSync } from 'node:fs'

/** Copies what the compiler says of types: it is the same for both kinds of module. */
export function copyDeclarations(from, to) {
  const isWanted = (file) => statSync(file).isDirectory() || /\.d\.ts(\.map)?$/.test(file)
  cpSync(from, to, { recursive: true, filter: isWanted })
}
