import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const ownPackages = JSON.parse(readFileSync(new URL('../lib/own-packages.json', import.meta.url), 'utf8'))

/** `memory` is the adapter of `@cardlane/core/testing`. */
const takenNames = [...ownPackages, 'memory']

/** Words that JavaScript keeps for itself: an adapter is exported by its name. */
const keywords = (
  'arguments await break case catch class const continue debugger default delete do else enum eval export extends false ' +
  'finally for function if implements import in instanceof interface let new null package private protected public ' +
  'return static super switch this throw true try typeof undefined var void while with yield'
).split(' ')

/** Where a new adapter goes. Throws an error that says what to do instead when its name is none or the place is taken. */
export function adapterFolder({ name, parent }) {
  const problem = problemOfName(name)
  if (problem !== undefined) throw new Error(problem)
  if (!existsSync(parent)) {
    throw new Error(`There is no folder ${parent}. With --in, name one such as packages or examples.`)
  }
  const folder = join(parent, name)
  if (existsSync(folder)) {
    throw new Error(`${folder} exists already. Choose another name, or remove the folder first.`)
  }
  return folder
}

function problemOfName(name) {
  if (name === undefined) return 'Which provider? For example: npm run new:adapter acme2'
  if (!/^[a-z][a-z0-9]{1,29}$/.test(name)) {
    return `"${name}" cannot be the name of an adapter: use 2 to 30 small letters and digits, a letter first, such as acme2.`
  }
  if (takenNames.includes(name)) {
    return `"${name}" is a word of Cardlane's own. Choose the provider's name, such as acme2.`
  }
  if (keywords.includes(name)) {
    return `"${name}" is a word of JavaScript, and an adapter is exported by its name. Try ${name}pay.`
  }
  return undefined
}
