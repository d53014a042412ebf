// npm run audit:card-numbers: how often the card-number guard is wrong, and how long it takes. Fails where it is worse
// than it may be. Options: --texts (per kind), --seed.
import { parseArgs } from 'node:util'
import { containsCardNumber } from '@cardlane/core/adapter'
import { disguises, drawCardNumber } from './disguises.js'
import { longTexts } from './long-texts.js'
import { isWithinBounds, measure } from './measure.js'
import { createRandom } from './random.js'
import { textKinds } from './text-kinds.js'
import { textTable } from '../campaign/text-table.js'

const { values } = parseArgs({
  options: { texts: { type: 'string', default: '100000' }, seed: { type: 'string', default: '7' } },
})
const [texts, seed] = [Number(values.texts), Number(values.seed)]
const percent = (share: number) => `${(share * 100).toFixed(4)} %`

const rates = textKinds.map((kind) => measure(kind, texts, seed))
const wrong = rates.map((rate) => [
  rate.kind,
  rate.mistaken,
  percent(rate.mistaken / texts),
  percent(rate.atMost),
  rate.example ?? '',
])
console.log(`Texts without a card number that are refused, of ${texts} each (seed ${seed})\n`)
console.log(textTable([['kind', 'refused', 'share', 'allowed', 'for example'], ...wrong]))

const missed = disguises.map(({ disguise, hide }) => {
  const random = createRandom(seed)
  let count = 0
  for (let index = 0; index < texts; index += 1) {
    if (!containsCardNumber(hide(drawCardNumber(random), random))) count += 1
  }
  return { disguise, count }
})
console.log(`\nCard numbers of 20 ranges that are not found, of ${texts} each\n`)
console.log(
  textTable([
    ['written', 'missed', 'share'],
    ...missed.map(({ disguise, count }) => [disguise, count, percent(count / texts)]),
  ]),
)

const durations = Object.entries(longTexts).map(([name, make]) => {
  const text = make()
  const start = performance.now()
  containsCardNumber(text)
  return [name, Math.round(performance.now() - start)]
})
console.log('\nTexts of about ten million characters\n')
console.log(textTable([['text', 'ms'], ...durations]))

if (!rates.every(isWithinBounds) || missed.some(({ count }) => count > 0)) {
  console.error('\nThe guard is worse than it may be.')
  process.exitCode = 1
}
