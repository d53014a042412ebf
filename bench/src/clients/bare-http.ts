import * as http from 'node:http'
import * as https from 'node:https'
import type { BareRequest, PrepareBareRequests } from './bare-requests.js'
import type { CreateClient } from './client.js'
import { expectSuccess } from './expect-success.js'

interface Answer {
  readonly status: number | undefined
  readonly text: string
}

/** Node by itself, with connections that are kept. */
export const bareHttp =
  (prepare: PrepareBareRequests): CreateClient =>
  async ({ origin }) => {
    const makeRequest = await prepare()
    const { protocol, hostname, port } = new URL(origin)
    const { request, Agent } = protocol === 'https:' ? https : http
    const agent = new Agent({ keepAlive: true })

    const send = ({ path, headers, body }: BareRequest) =>
      new Promise<Answer>((resolve, reject) => {
        const sent = request({ hostname, port, agent, method: 'POST', path, headers }, (response) => {
          let text = ''
          response.setEncoding('utf8')
          response.on('data', (chunk: string) => (text += chunk))
          response.on('end', () => {
            resolve({ status: response.statusCode, text })
          })
          response.on('error', reject)
        })
        sent.on('error', reject)
        sent.end(body)
      })

    return {
      async call(owner) {
        const { status, text } = await send(await makeRequest(owner))
        expectSuccess(status, JSON.parse(text))
      },
    }
  }
