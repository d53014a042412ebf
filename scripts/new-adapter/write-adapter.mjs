import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'

const templates = join(dirname(fileURLToPath(import.meta.url)), 'template')
const suffix = '.template'

/** Writes a new adapter's files into `folder`, which is named as the adapter. Below `examples` its package is private. */
export async function writeAdapter(folder) {
  const name = basename(folder)
  const isExample = basename(dirname(folder)) === 'examples'
  const words = {
    name,
    Name: name.charAt(0).toUpperCase() + name.slice(1),
    package: isExample ? `example-${name}` : `@cardlane/${name}`,
  }
  for (const template of templateFiles()) {
    const path = join(folder, fill(template.slice(0, -suffix.length), words))
    const text = fill(readFileSync(join(templates, template), 'utf8'), words)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, await formatted(path, isExample ? asPrivate(path, text) : text))
  }
}

function templateFiles() {
  return readdirSync(templates, { recursive: true, encoding: 'utf8' }).filter((file) =>
    statSync(join(templates, file)).isFile(),
  )
}

function fill(text, words) {
  return text.replace(/\{\{(\w+)\}\}/g, (_, word) => words[word])
}

/** An example is published nowhere. */
function asPrivate(path, text) {
  return basename(path) === 'package.json' ? text.replace('"version"', '"private": true,\n"version"') : text
}

/** Names are of any length, and lines are broken by theirs. */
async function formatted(path, text) {
  const style = await resolveConfig(join(templates, basename(path)), { editorconfig: true })
  return format(text, { ...style, filepath: path })
}
