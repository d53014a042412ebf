import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { manifestOf } from './workspace.mjs'

/** The licences of the packages that files come from, as they ask to be passed on. Empty when all files are our own. */
export function licencesOf(files) {
  const folders = files.flatMap((file) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? [])
  return [...new Set(folders)].sort().map(licenceOf).join('\n\n')
}

function licenceOf(folder) {
  const { name, version } = manifestOf(folder)
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each))
  if (file === undefined)
    throw new Error(`${name} has no licence to pass on, so it cannot be put into a build.`)
  return `${name} ${version}\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`
}
