import { createRequire } from 'node:module'
import type { PublishedClient } from './client.js'

const load = createRequire(import.meta.url)
const loadInside = createRequire(load.resolve('sila-sdk'))

interface Options {
  readonly uri: string
}

/** As much of it, and of the `request` that it uses, as is used here. */
interface SilaSdk {
  configure(app: { readonly key: string; readonly handle: string }): void
  setLogging(on: boolean): void
  generateWallet(): { readonly privateKey: string }
  getAccounts(userHandle: string, userKey: string): Promise<unknown>
}
interface Request {
  post: (options: Options, answered: unknown) => unknown
}

/** The older of Sila's two clients on npm, and the one with the better name. */
export const silaSdk: PublishedClient = {
  name: 'sila-sdk',
  async use({ origin, keys, searcher }) {
    const request = loadInside('request') as Request
    const { post } = request
    request.post = (options, answered) => {
      const { pathname } = new URL(options.uri)
      return post({ ...options, uri: `${origin}${pathname}` }, answered)
    }
    const { default: sila } = load('sila-sdk') as { readonly default: SilaSdk }
    try {
      sila.configure({ key: keys.app, handle: 'app.silamoney.eth' })
      sila.setLogging(true)
      const result = await sila.getAccounts('user.silamoney.eth', keys.user)
      const wallet = sila.generateWallet()
      searcher.plant({ name: 'key of a new wallet', text: wallet.privateKey.replace(/^0x/, '') })
      return [
        { what: 'client', value: sila },
        { what: 'result', value: result },
        { what: 'wallet', value: wallet },
      ]
    } finally {
      sila.setLogging(false)
      request.post = post
    }
  },
}
