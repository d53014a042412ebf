const cardlane = require('cardlane')
const { paywall } = require('@cardlane/paywall')
const { paywint } = require('@cardlane/paywint')
const sandbox = require('@cardlane/sandbox')
const { sila } = require('@cardlane/sila')
const { runFlow } = require('./flow.cjs')

runFlow({ cardlane, sandbox, adapters: [paywint, paywall, sila] }).then(() => {
  console.log('as CommonJS: the same')
})
