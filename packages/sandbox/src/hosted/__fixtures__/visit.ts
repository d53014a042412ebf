import { request } from 'node:http'

export interface Visited {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
}

/** Opens a page as a browser does; `headers` may name any, `host` too. */
export function open(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Visited> {
  return visit(url, { method: 'GET', headers, body: '' })
}

/** Sends the form of a page to where it stands. */
export function submit(
  url: string,
  fields: Readonly<Record<string, string>> = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<Visited> {
  const body = new URLSearchParams(fields).toString()
  const type = { 'content-type': 'application/x-www-form-urlencoded' }
  return visit(url, { method: 'POST', headers: { ...type, ...headers }, body })
}

interface Visit {
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

function visit(url: string, { method, headers, body }: Visit): Promise<Visited> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers }, (response) => {
      response
        .toArray()
        .then((chunks: Buffer[]) => {
          const { statusCode: status = 0, headers: received } = response
          resolve({ status, headers: received, text: Buffer.concat(chunks).toString('utf8') })
        })
        .catch(reject)
    })
    sent.on('error', reject).end(body)
  })
}
