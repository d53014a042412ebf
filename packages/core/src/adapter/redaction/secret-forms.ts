/** The ways in which a secret can be written, in lower case: what a text is searched for, in lower case, too. */
export function formsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret)
  const forms = [
    secret,
    secret.replaceAll('-', ''),
    JSON.stringify(secret).slice(1, -1),
    // By way of the bytes: half a character cannot be encoded.
    encodeURIComponent(bytes.toString()),
    new URLSearchParams([['', secret]]).toString().slice(1),
    bytes.toString('hex'),
    ...base64Forms(bytes),
    ...(isHex(secret) ? base64Forms(Buffer.from(secret.replace(/^0x/i, ''), 'hex')) : []),
  ]
  return [...new Set(forms.map(lowerCase))]
}

const isAscii = /^[\0-\x7f]*$/

/** Of ASCII only, so that every character keeps its place. */
export function lowerCase(text: string): string {
  if (isAscii.test(text)) return text.toLowerCase()
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
}

function isHex(text: string): boolean {
  return /^(?:0x)?(?:[0-9a-f]{2}){8,}$/i.test(text)
}

/** Alone, and inside a longer text: three bytes are four characters, so it depends on where the secret begins. */
function base64Forms(bytes: Buffer): readonly string[] {
  const alone = bytes.toString('base64').replace(/=+$/, '')
  const inside = [0, 1, 2].map((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64')
    // Without the characters at either end that its neighbours have a share in.
    return encoded.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6))
  })
  return [alone, ...inside].flatMap((form) => [form, form.replaceAll('+', '-').replaceAll('/', '_')])
}
