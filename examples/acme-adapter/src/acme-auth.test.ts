import { expect, test } from '@jest/globals'
import { acmeSignature } from './acme-auth.js'

/** The vectors of the README, made with openssl. */
test.each([
  {
    method: 'PATCH',
    url: 'https://api.acme-cards.example/v1/customers/customer-1/cards/card_7h2k9m4q',
    body: '{"revision":3,"label":"Groceries"}',
    signature: 'b871c2e2a3611171ecc371b9b20f1492fa1a46e9983de3bec79b05b63147b77f',
  },
  {
    method: 'GET',
    url: 'https://api.acme-cards.example/v1/customers/customer-1/cards?after=card_7h2k9m4q',
    body: '',
    signature: '26755329f1176c703df3344cd9262a3a6482c336a797dcdb99f83f2480b47aa3',
  },
])('a $method is signed as Acme documents it', ({ method, url, body, signature }) => {
  const request = { method, url: new URL(url), body: Buffer.from(body) }
  expect(acmeSignature(request, 'made-up-secret')).toBe(signature)
})
