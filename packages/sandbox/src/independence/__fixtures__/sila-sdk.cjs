// Runs calls of Sila's published SDKs in a process of their own: they print on their own account, keep the app in module
// state, and know no base address but Sila's. Here every host is the simulator's, and no other can be reached.
const dns = require('node:dns')
const { createRequire } = require('node:module')
const net = require('node:net')

for (const level of ['debug', 'error', 'info', 'log', 'warn']) console[level] = () => undefined

const loopback = '127.0.0.1'
const unreachable = (host) => new Error(`Only loopback can be reached, not ${host}.`)
dns.lookup = (host, ...rest) => rest.at(-1)(unreachable(host))
const { connect } = net.Socket.prototype
net.Socket.prototype.connect = function guarded(...given) {
  const [options] = Array.isArray(given[0]) ? given[0] : given
  if (options?.host !== loopback) throw unreachable(options?.host)
  return connect.apply(this, given)
}

/** Each loads an SDK and sends what it sends to another origin, with the path changed where `paths` says so. */
const load = {
  'sila-sdk': (redirected) => {
    const request = createRequire(require.resolve('sila-sdk'))('request')
    const { post } = request
    request.post = (options, answered) => post({ ...options, uri: redirected(options.uri) }, answered)
    return require('sila-sdk').default
  },
  '@silamoney/sdk': (redirected) => {
    const axios = createRequire(require.resolve('@silamoney/sdk'))('axios')
    axios.interceptors.request.use((config) => ({ ...config, url: redirected(config.url), proxy: false }))
    return require('@silamoney/sdk').default
  },
}

async function run({ sdk, baseUrl, app, calls, paths = {} }) {
  const redirected = (url) => {
    const endpoint = new URL(url).pathname.replace('/0.2/', '')
    return `${baseUrl}/${paths[endpoint] ?? endpoint}`
  }
  const sila = load[sdk](redirected)
  sila.configure(app)
  const answers = []
  for (const [name, ...given] of calls) {
    const { statusCode, data } = await sila[name](...given)
    answers.push({ status: statusCode, body: data })
  }
  return answers
}

process.once('message', (job) => {
  run(job)
    .then((answers) => process.send({ answers }))
    .catch((error) => process.send({ failure: String(error) }))
    .finally(() => process.disconnect())
})
