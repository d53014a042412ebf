import { sendRaw } from '../../__fixtures__/raw-client.js'
import type { Sent } from '../../__fixtures__/send.js'

export interface ConsoleAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  /** The JSON, or the text when it is none. */
  readonly body: unknown
}

/** Calls the control API at an address, as a script on this machine does: without what a browser adds. */
export const createConsoleClient =
  (url: string) =>
  async (route: string, request: Partial<Sent> & { readonly json?: unknown } = {}): Promise<ConsoleAnswer> => {
    const [method = '', path = ''] = route.split(' ')
    const { json, headers, body = json === undefined ? undefined : JSON.stringify(json) } = request
    const answer = await sendRaw({
      method,
      url: `${url}${path}`,
      headers: {
        'content-type': 'application/json',
        // Node frames the body of a DELETE only when it is told how long it is.
        ...(headers?.['transfer-encoding'] === undefined && { 'content-length': `${Buffer.byteLength(body ?? '')}` }),
        ...headers,
      },
      ...(body !== undefined && { body }),
    })
    const text = answer.body.toString()
    const isJson = String(answer.headers['content-type']).startsWith('application/json')
    return { status: answer.status, headers: answer.headers, body: isJson ? (JSON.parse(text) as unknown) : text }
  }

/** The events of a stream, one after the other. */
export async function* readEvents(response: Response): AsyncGenerator<{ event: string; data: string }> {
  let text = ''
  for await (const chunk of (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
    text += chunk
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const [, event = '', data = ''] = /^event: (.*)\ndata: (.*)$/.exec(text.slice(0, end)) ?? []
      text = text.slice(end + 2)
      yield { event, data }
    }
  }
}
