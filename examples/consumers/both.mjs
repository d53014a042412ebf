import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import * as esm from 'cardlane'
import { sila } from '@cardlane/sila'

const cjs = createRequire(import.meta.url)('cardlane')
assert.notEqual(cjs.InvalidRequestError, esm.InvalidRequestError)
assert.equal(cjs.CardProviderToken, esm.CardProviderToken)
assert.equal(cjs.cardProviderToken('x'), esm.cardProviderToken('x'))
assert.throws(() => cjs.money('1.234', 'USD'), esm.isCardlaneError)

// An adapter of one build works in the container of the other.
const config = { providers: { us: { adapter: 'sila' } } }
assert.throws(() => cjs.createCardlane({ adapters: [sila], config }), esm.isCardlaneError)
console.log('both at once: they recognise each other’s errors, tokens and adapters')
