import { isIP, type Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import type { ErrorPhase } from '../../errors/cardlane-error.js'

/** How far a request has come, and through which proxy, where it goes through one. */
export interface Progress {
  phase: Extract<
    ErrorPhase,
    'waiting_for_socket' | 'resolve' | 'connect' | 'proxy' | 'tls' | 'sent' | 'response'
  >
  proxy?: string
}

type OpeningSocket = Socket &
  Partial<Pick<TLSSocket, 'encrypted'>> & {
    readonly secureConnecting?: boolean
    readonly _handle?: unknown
  }

/**
 * Notes how far a socket has come from now on. Node.js writes a request as soon as there is a connection, with TLS as soon as
 * the handshake is done, so nothing can have left before that. A socket without a handle of the system, such as a test's, may
 * not tell, so everything may have left.
 */
export function followSocket(socket: OpeningSocket, hostname: string, progress: Progress): void {
  const hasHandle = socket._handle !== undefined && socket._handle !== null
  const isSecuring = socket.encrypted === true && socket.secureConnecting !== false
  if (!hasHandle || (!socket.connecting && !isSecuring)) {
    progress.phase = 'sent'
    return
  }
  const afterConnecting = isSecuring ? 'tls' : 'sent'
  progress.phase = afterConnecting
  if (socket.connecting) {
    progress.phase = isIP(hostname) === 0 ? 'resolve' : 'connect'
    socket.once('lookup', () => {
      progress.phase = 'connect'
    })
    socket.once('connect', () => {
      progress.phase = afterConnecting
    })
  }
  socket.once('secureConnect', () => {
    progress.phase = 'sent'
  })
}
