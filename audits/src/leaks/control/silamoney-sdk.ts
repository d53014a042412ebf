import { createRequire } from 'node:module'
import type { PublishedClient } from './client.js'

const load = createRequire(import.meta.url)
const loadInside = createRequire(load.resolve('@silamoney/sdk'))

interface Config {
  readonly url: string
}

/** As much of it, and of the axios that it uses, as is used here. */
interface SilaSdk {
  configure(app: { readonly key: string; readonly handle: string }): void
  getCards(userHandle: string, userKey: string): Promise<unknown>
}
interface Axios {
  readonly interceptors: {
    readonly request: { use(change: (config: Config) => Config): number; eject(id: number): void }
  }
}

/** The newer of Sila's two clients on npm. */
export const silamoneySdk: PublishedClient = {
  name: '@silamoney/sdk',
  async use({ origin, keys }) {
    const { default: sila } = load('@silamoney/sdk') as { readonly default: SilaSdk }
    const { request: requests } = (loadInside('axios') as Axios).interceptors
    const redirect = (config: Config) => {
      const { pathname } = new URL(config.url)
      return { ...config, url: `${origin}${pathname}`, proxy: false }
    }
    const interceptor = requests.use(redirect)
    try {
      sila.configure({ key: keys.app, handle: 'app.silamoney.eth' })
      const outcome = await sila.getCards('user.silamoney.eth', keys.user).then(
        (value) => ({ what: 'result', value }),
        (value: unknown) => ({ what: 'error of a broken connection', value }),
      )
      return [{ what: 'client', value: sila }, outcome]
    } finally {
      requests.eject(interceptor)
    }
  },
}
