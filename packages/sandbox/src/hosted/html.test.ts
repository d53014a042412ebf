import { expect, test } from '@jest/globals'
import { html } from './html.js'

const evil = `<script>"'&</script>`

test('escapes every value, in text and in quoted attributes', () => {
  expect(html`<p title="${evil}">${evil}</p>`.text).toBe(
    '<p title="&lt;script&gt;&quot;&#39;&amp;&lt;/script&gt;">&lt;script&gt;&quot;&#39;&amp;&lt;/script&gt;</p>',
  )
})

test('takes templates inside templates, and lists of both', () => {
  const items = ['<', '>'].map((mark) => html`<li>${mark}</li>`)
  expect(html`${items}${['&', 1]}`.text).toBe('<li>&lt;</li><li>&gt;</li>&amp;1')
})

test('shows nothing for what is not there, and zero', () => {
  expect(html`<p>${false}${undefined}${0}</p>`.text).toBe('<p>0</p>')
})
