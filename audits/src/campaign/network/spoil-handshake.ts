import type { Socket } from 'node:net'
import type { Endpoint } from './endpoint.js'
import type { NetworkFault } from './network-fault.js'

/** The first half of a TLS record that announces more than comes. */
const halfRecord = Buffer.from([0x16, 0x03, 0x03, 0x00, 0x7a, 0x02])

/** Accepts a connection and lets no TLS handshake come to its end. */
export function spoilHandshake(socket: Socket, fault: NetworkFault, endpoint: Endpoint): void {
  const afterHello = (act: () => void) => socket.once('data', act)
  switch (fault) {
    case 'tls_closed_before':
      socket.destroy()
      return
    case 'tls_closed_inside':
      afterHello(() => socket.end(halfRecord))
      return
    case 'tls_reset_inside':
      afterHello(() => socket.resetAndDestroy())
      return
    case 'tls_plain_http':
      afterHello(() =>
        socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\nThis port speaks HTTP.'),
      )
      return
    default:
      endpoint.hold(socket)
  }
}
