import { createServer, type IncomingMessage } from 'node:http'
import { connect, type Socket } from 'node:net'
import type { Endpoint } from './endpoint.js'
import { listen, type Listener } from './relay.js'

/** A proxy that opens tunnels to the endpoints, or meets them with a fault. */
export function openProxy(endpointOf: (host: string) => Endpoint | undefined): Promise<Listener> {
  const server = createServer()
  server.on('connect', ({ url }: IncomingMessage, client: Socket) => {
    const { hostname, port } = new URL(`https://${url ?? ''}`)
    const endpoint = endpointOf(hostname)
    if (endpoint === undefined) client.destroy()
    else if (!refuse(client, endpoint)) tunnel(client, Number(port))
  })
  return listen(server)
}

/** Whether the tunnel met a fault. */
function refuse(client: Socket, endpoint: Endpoint): boolean {
  const fault = endpoint.meet('tunnel')
  switch (fault) {
    case undefined:
      return false
    case 'proxy_404':
    case 'proxy_407':
    case 'proxy_502':
      client.end(`HTTP/1.1 ${fault.slice(-3)} Refused\r\ncontent-length: 0\r\n\r\n`)
      return true
    case 'proxy_closes':
      client.destroy()
      return true
    case 'proxy_garbage':
      client.end('\0\u0001 no HTTP at all \r\n\r\n')
      return true
    case 'proxy_half_head':
      client.write('HTTP/1.1 200 Connection est')
      break
    default:
  }
  endpoint.hold(client)
  return true
}

/** Passes everything on, also how a connection ends: by FIN or by RST. */
function tunnel(client: Socket, port: number): void {
  const upstream = connect({ port, host: '127.0.0.1', allowHalfOpen: true }, () => {
    client.write('HTTP/1.1 200 Connection established\r\n\r\n')
    client.pipe(upstream).pipe(client)
  })
  tie(client, upstream)
  tie(upstream, client)
}

function tie(one: Socket, other: Socket): void {
  one.once('error', () => other.resetAndDestroy())
  one.once('close', () => {
    other.destroySoon()
  })
}
