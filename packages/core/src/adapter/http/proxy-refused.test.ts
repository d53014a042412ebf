import { describe, expect, test } from '@jest/globals'
import { createBench, failureOf, payment } from '../../__fixtures__/bench.js'
import { useRealSockets, withEnvironment } from '../../__fixtures__/loopback.js'
import type { World } from '../world.js'

useRealSockets()

const benchWith = (configureHttp: World['configureHttp'] | undefined, options: object) =>
  createBench({
    options: { baseUrl: 'https://api.fake.test', maxAttempts: 1, ...options },
    world: configureHttp === undefined ? {} : { configureHttp },
  })

describe('refused before anything is authenticated, without a word of the address:', () => {
  const authenticated: string[] = []
  const secret = () => {
    authenticated.push('asked')
    return 'made-up-secret'
  }

  test.each([
    ['HTTPS_PROXY', 'http://user:canary@p%zz', 'HTTPS_PROXY: is no address of a proxy'],
    ['https_proxy', 'http://ca%zznary@127.0.0.1:1', 'https_proxy: has a name or a password'],
    ['ALL_PROXY', 'socks5://user:canary@127.0.0.1:1080', 'ALL_PROXY: names a SOCKS proxy (socks5:)'],
    ['HTTPS_PROXY', 'socks://canary@127.0.0.1', 'HTTPS_PROXY: names a SOCKS proxy (socks:)'],
    ['HTTPS_PROXY', 'ftp://canary@127.0.0.1', 'HTTPS_PROXY: names a proxy that is neither'],
  ])('%s=%s', async (name, address, message) => {
    const { provider } = benchWith(undefined, { secret })
    const error = await withEnvironment({ [name]: address }, () =>
      failureOf(provider.createPaymentLink(payment)),
    )
    expect(error).toMatchObject({ code: 'invalid_configuration', phase: 'config', attempts: 0 })
    expect(error.message).toContain(message)
    expect(JSON.stringify(error) + String(error.stack)).not.toContain('canary')
    expect(authenticated).toEqual([])
  })

  test.each<[string, World['configureHttp'], string]>([
    [
      'a SOCKS proxy',
      (http) => (http.defaults.proxy = { host: 'h', port: 1, protocol: 'socks5' }),
      'SOCKS proxy',
    ],
    [
      'an agent without addRequest',
      (http) => (http.defaults.httpsAgent = { createConnection: 1 }),
      'addRequest',
    ],
  ])('%s of the application', async (_, configureHttp, message) => {
    const { provider } = benchWith(configureHttp, { secret })
    const error = await withEnvironment({}, () => failureOf(provider.createPaymentLink(payment)))
    expect(error).toMatchObject({ code: 'invalid_configuration', attempts: 0 })
    expect(error.message).toContain(`world.configureHttp: `)
    expect(error.message).toContain(message)
    expect(authenticated).toEqual([])
  })
})
