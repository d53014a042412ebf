import { afterEach, expect, test } from '@jest/globals'
import { startSandbox, type PaywallSimulatorOptions, type Sandbox } from '../index.js'
import { generateLink, sale } from './__fixtures__/paywall-client.js'

let sandbox: Sandbox
const start = async (paywall: PaywallSimulatorOptions) => {
  sandbox = await startSandbox({ paywall })
  return sandbox.paywall
}
afterEach(() => sandbox.close())

test.each([
  ['link', (Link: string) => ({ Link })],
  [
    'details',
    (Link: string) => ({ Id: 1, Link, MerchantOrderId: '77', MerchantTrackId: 't-77', Amount: 42.5 }),
  ],
  ['text', (Link: string) => Link],
] as const)('linkAnswer %s', async (linkAnswer, bodyOf) => {
  const paywall = await start({ linkAnswer })
  const { body } = await generateLink(paywall)
  const Body = bodyOf(paywall.links()[0]?.Link ?? '')
  expect(body).toEqual({ ErrorCode: 0, Result: true, Message: '', Body })
})

test('linkAnswer details numbers the links', async () => {
  const paywall = await start({ linkAnswer: 'details' })
  await generateLink(paywall)
  expect((await generateLink(paywall)).body).toMatchObject({ Body: { Id: 2 } })
})

test.each([
  ['optional', true],
  ['required', false],
] as const)('callbackAddress %s', async (callbackAddress, Result) => {
  const paywall = await start({ callbackAddress })
  const bare = await generateLink(paywall, { ...sale, CallbackSupport: true })
  expect(bare.body).toMatchObject({ Result, ErrorCode: Result ? 0 : 163 })
  const CallbackAddress = 'https://shop.example/cb'
  const given = await generateLink(paywall, { ...sale, CallbackSupport: true, CallbackAddress })
  expect(given.body).toMatchObject({ Result: true })
  expect((await generateLink(paywall)).body).toMatchObject({ Result: true })
})

test.each([
  ['both', true, true],
  ['number', true, false],
  ['boolean', false, true],
] as const)('installmentDynamic %s', async (installmentDynamic, takesNumber, takesBoolean) => {
  const paywall = await start({ installmentDynamic })
  const taken = async (InstallmentDynamic?: unknown) =>
    (await generateLink(paywall, { ...sale, InstallmentDynamic })).body
  expect(await taken(0)).toMatchObject({ Result: takesNumber })
  expect(await taken(false)).toMatchObject({ Result: takesBoolean })
  expect(await taken()).toMatchObject({ Result: true })
})

test.each([
  ['any', 42.555, true],
  ['two', 42.555, false],
  ['two', 42.55, true],
] as const)('amountDecimals %s with %d', async (amountDecimals, ItemAmount, Result) => {
  const paywall = await start({ amountDecimals })
  const { body } = await generateLink(paywall, { ...sale, ItemAmount })
  expect(body).toMatchObject({ Result, ErrorCode: Result ? 0 : 2 })
})

test.each([
  ['accept', true],
  ['refuse', false],
] as const)('duplicateOrderId %s', async (duplicateOrderId, Result) => {
  const paywall = await start({ duplicateOrderId })
  await generateLink(paywall)
  expect((await generateLink(paywall)).body).toMatchObject({ Result, ErrorCode: Result ? 0 : 4 })
  for (const MerchantOrderId of ['78', undefined, undefined]) {
    expect((await generateLink(paywall, { ...sale, MerchantOrderId })).body).toMatchObject({ Result: true })
  }
})

test.each([
  [Infinity, true],
  [10, false],
])('maxTextLength %d with texts of 11', async (maxTextLength, Result) => {
  const paywall = await start({ maxTextLength })
  for (const field of ['ItemName', 'ItemDescription']) {
    const { body } = await generateLink(paywall, { ...sale, ItemName: 'x', [field]: 'x'.repeat(11) })
    expect(body).toMatchObject({ Result })
  }
})

test('errorCodes are of card calls alone', async () => {
  const paywall = await start({ errorCodes: 'one' })
  expect((await generateLink(paywall, { ...sale, ItemAmount: 0 })).body).toMatchObject({ ErrorCode: 45 })
})
