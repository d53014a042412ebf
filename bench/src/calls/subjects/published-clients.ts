import { createRequire } from 'node:module'
import { ofLane } from '../lanes.js'
import { madeUp } from '../made-up.js'
import type { CreateSubject, Subject } from '../subject.js'
import { expectSuccess } from './expect-success.js'

const load = createRequire(import.meta.url)

/** As much of either as is used here. Renaming a bank account is the nearest that they have to renaming a card. */
interface PublishedClient {
  configure(app: { readonly key: string; readonly handle: string }): void
  updateAccount(
    names: { readonly account_name: string; readonly new_account_name: string },
    userHandle: string,
    userKey: string,
  ): Promise<{ readonly statusCode: number; readonly data: unknown }>
}

interface Options {
  uri: string
}
interface Request {
  post: (options: Options, answered: unknown) => unknown
}
interface Axios {
  readonly interceptors: {
    readonly request: {
      use(change: (config: object) => object, rejected: null, how: { readonly synchronous: true }): void
    }
  }
}

const theirs = 'https://sandbox.silamoney.com'

/** They know no address but Sila's, so what they send is led to the server at the last moment, at next to no cost. */
export const silaSdk: CreateSubject = ({ origin }) => {
  const request = createRequire(load.resolve('sila-sdk'))('request') as Request
  const { post } = request
  request.post = (options, answered) => {
    options.uri = options.uri.replace(theirs, origin)
    return post(options, answered)
  }
  return renaming((load('sila-sdk') as { readonly default: PublishedClient }).default)
}

export const silamoneySdk: CreateSubject = ({ origin }) => {
  const axios = createRequire(load.resolve('@silamoney/sdk'))('axios') as Axios
  const redirect = (config: object) => {
    const { url } = config as { readonly url: string }
    return Object.assign(config, { url: url.replace(theirs, origin) })
  }
  axios.interceptors.request.use(redirect, null, { synchronous: true })
  return renaming((load('@silamoney/sdk') as { readonly default: PublishedClient }).default)
}

function renaming(client: PublishedClient): Subject {
  const { appKey, appHandle, users } = madeUp.sila
  const names = { account_name: 'Old', new_account_name: 'Groceries' }
  client.configure({ key: appKey, handle: appHandle })
  return {
    async call(lane) {
      const { handle, key } = ofLane(users, lane)
      const { statusCode, data } = await client.updateAccount(names, handle, key)
      expectSuccess(statusCode, data)
    },
  }
}
