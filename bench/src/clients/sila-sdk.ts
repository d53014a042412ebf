import { createRequire } from 'node:module'
import type { CreateClient } from './client.js'
import { expectSuccess } from './expect-success.js'
import { keyOf, madeUp } from './made-up.js'

const load = createRequire(import.meta.url)

/** As much of it as is used here. Renaming a bank account is the nearest that it has to renaming a card. */
interface SilaSdk {
  configure(app: { readonly key: string; readonly handle: string }): void
  updateAccount(
    names: { readonly account_name: string; readonly new_account_name: string },
    userHandle: string,
    userKey: string,
  ): Promise<{ readonly statusCode: number; readonly data: unknown }>
}

interface Request {
  post: (options: { uri: string }, answered: unknown) => unknown
}

const { appKey, appHandle, handleOf } = madeUp.sila

/** It knows no address but Sila's, so what it sends is led to the server at the last moment, at next to no cost. */
export const create: CreateClient = ({ origin }) => {
  const request = createRequire(load.resolve('sila-sdk'))('request') as Request
  const { post } = request
  request.post = (options, answered) => {
    options.uri = options.uri.replace('https://sandbox.silamoney.com', origin)
    return post(options, answered)
  }
  const { default: client } = load('sila-sdk') as { readonly default: SilaSdk }
  client.configure({ key: appKey, handle: appHandle })
  const names = { account_name: 'Old', new_account_name: 'Groceries' }
  return {
    async call(owner) {
      const { statusCode, data } = await client.updateAccount(names, handleOf(owner), keyOf(owner))
      expectSuccess(statusCode, data)
    },
  }
}
