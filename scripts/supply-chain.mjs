// npm run supply-chain: writes the SBOM of what the published packages bring along, refuses install scripts among it, and
// asks the registry for known vulnerabilities where it answers.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { runMain } from './lib/run.mjs'
import { capturedPnpm, ensureInstalled, manifestOf, pnpm, root } from './lib/workspace.mjs'

const sbomFile = join(root, 'sbom.cdx.json')

await runMain(async () => {
  await ensureInstalled()
  const published = ['--filter', './packages/*']
  await pnpm('--silent', ...published, 'sbom', '--prod', '--sbom-format', 'cyclonedx', '--out', sbomFile)

  const components = readComponents()
  const foreign = components.filter(({ group }) => group !== '@cardlane')
  const licences = [...new Set(foreign.map(licenceOf))].sort()
  console.log(
    `${foreign.length} run-time dependencies, direct and indirect; licences: ${licences.join(', ')}`,
  )
  console.log(`SBOM (CycloneDX): ${sbomFile}`)

  const scripted = foreign.filter(hasInstallScript).map(({ purl }) => purl)
  if (scripted.length > 0)
    throw new Error(`These run a script when they are installed: ${scripted.join(', ')}`)
  console.log('None of them runs a script when it is installed.')

  await audit()
})

function readComponents() {
  return JSON.parse(readFileSync(sbomFile, 'utf8')).components
}

function licenceOf({ licenses = [] }) {
  return (
    licenses.map(({ license, expression }) => expression ?? license.id ?? license.name).join(' ') || 'unknown'
  )
}

/** Reads the manifest that pnpm has put into its store folder: `name@version`, with `+` for the slash of a scope. */
function hasInstallScript({ group, name, version }) {
  const fullName = group === undefined ? name : `${group}/${name}`
  const store = join(root, 'node_modules', '.pnpm')
  const prefix = `${fullName.replace('/', '+')}@${version}`
  const folder = readdirSync(store).find((entry) => entry === prefix || entry.startsWith(`${prefix}_`))
  if (folder === undefined) throw new Error(`${prefix} is not installed, so it cannot be looked at.`)
  const installed = join(store, folder, 'node_modules', fullName)
  const { scripts = {} } = manifestOf(installed)
  const named = ['preinstall', 'install', 'postinstall'].some((script) => script in scripts)
  return named || existsSync(join(installed, 'binding.gyp'))
}

/** A registry that knows no advisories is no reason to fail; an advisory is. */
async function audit() {
  const { status, text } = await capturedPnpm('audit', '--prod')
  if (status === 0) {
    console.log('No known vulnerability (pnpm audit).')
  } else if (text.includes('ERR_PNPM_AUDIT')) {
    console.log('The registry has no answer to pnpm audit: known vulnerabilities were not looked up.')
  } else {
    throw new Error(`pnpm audit found something:\n${text}`)
  }
}
