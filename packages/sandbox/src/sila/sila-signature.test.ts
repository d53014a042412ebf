import { expect, test } from '@jest/globals'
import { sign } from './__fixtures__/sila-client.js'
import { addressOf, recoverAddress } from './sila-signature.js'

// Published in the tests of Sila's Java and PHP SDKs, with the key of Sila's documentation.
const key = 'badba7368134dcd61c60f9b56979c09196d03f5891a20c1557b1afac0202a97c'
const address = '65a796a4bd3aaf6370791beffb1a86eacfdbc3c1'
const published = [
  [
    'Sila',
    'ea3706a8d2b4c627f847c0c6bfcd59f001021d790f06924ff395e9faecb510c53c09274b70cc1d29bde630d277096d570ee7983455344915d19085cc13288b421b',
  ],
  [
    'test',
    'f9978f3af681d3de06b3bcf5acf2181b5ebf54e0110f1d9d773d691ca2b42bdc39bf478d9ea8287bd15369fa3fd25c09b8c3c02bdbafd19f2aad043e350a037c1b',
  ],
  [
    '{"test":"message"}',
    '835e9235dcdc03ed8928df5ace375bc70ea6f41699cd861b8801c9c617b4f2b658ff8e2cda47ea84401cab8019e5bb9daf3c0af2e7d2ab96cba6966a75e017171b',
  ],
  [
    '{"test": "message"}',
    '2de2f5d3f778e485f234956679373b9730b717c33e628651c3371e7eb31c4a27738af1a3bf85472a2a7dfc0628ddd21f8611ff0e170ebd24003c2a34b2760d5c1c',
  ],
] as const

const bytes = (text: string) => Buffer.from(text)

test('knows the address of a key', () => {
  expect(addressOf(key)).toBe(address)
})

test.each(published)('recovers the signer of %s', (text, signature) => {
  expect(recoverAddress(bytes(text), signature)).toBe(address)
  expect(sign(text, key)).toBe(signature)
})

test('other bytes have another signer', () => {
  expect(recoverAddress(bytes('sila'), published[0][1])).not.toBe(address)
})

const [, good] = published[0]
test.each([
  ['0x in front', `0x${good}`],
  ['v as 0 or 1', `${good.slice(0, 128)}00`],
  ['no v', good.slice(0, 128)],
  ['no hex', `${good.slice(0, 127)}g1b`],
  ['no point', `${'f'.repeat(128)}1b`],
  ['nothing', ''],
])('is no signature: %s', (_name, signature) => {
  expect(recoverAddress(bytes('Sila'), signature)).toBeUndefined()
})
