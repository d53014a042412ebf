const assert = require('node:assert/strict')

/** One application flow at every provider of a sandbox, whichever way the packages were loaded. */
exports.runFlow = async ({ cardlane: library, sandbox: { startSandbox }, adapters }) => {
  const { createCardlane, isCardlaneError, loadCardlane, money } = library
  const sandbox = await startSandbox()
  const warnings = []
  const onWarning = (warning) => warnings.push(warning.message)
  process.on('warning', onWarning)
  try {
    const owners = {
      paywint: sandbox.paywint.userId,
      paywall: sandbox.paywall.relationalId1,
      sila: sandbox.sila.userHandle,
    }
    for (const [name, owner] of Object.entries(owners)) {
      const { provider } = createCardlane({
        adapters,
        config: { default: name, providers: sandbox.providers },
      })
      const cards = provider()
      const [card] = (await cards.listCards(owner)).cards
      const { status } = await cards.updateCard({ card: card.ref, set: { name: 'Groceries' } })
      assert.equal(status, cards.capabilities.updateCard.name === 'hosted' ? 'action_required' : 'updated')

      const payment = { owner, amount: money('150.75', 'USD') }
      if (cards.capabilities.createPaymentLink === 'unsupported') {
        await assert.rejects(cards.createPaymentLink(payment), (error) => isCardlaneError(error))
      } else {
        assert.equal((await cards.createPaymentLink(payment)).status, 'created')
      }
    }

    // The same from a file that names its adapters by package: an ES module with an async function.
    process.env.SANDBOX_PROVIDERS = JSON.stringify(sandbox.providers)
    const loaded = await loadCardlane({ cwd: __dirname })
    assert.deepEqual(loaded.names, ['paywint', 'paywall', 'sila'])
    const { card } = await loaded
      .provider()
      .getCard({ owner: owners.sila, id: sandbox.sila.cards()[0].card_id })
    assert.equal(card.name, 'Groceries')

    // One signal for many calls at once: none of them makes Node.js warn of a leak.
    const { signal } = new AbortController()
    const lists = Array.from({ length: 20 }, () => loaded.provider().listCards(owners.sila, { signal }))
    await Promise.all(lists)
    assert.deepEqual(warnings, [])
  } finally {
    process.off('warning', onWarning)
    await sandbox.close()
  }
}
