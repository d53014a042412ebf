/** The phases of an attempt, in the order in which it passes them. */
export const phases = [
  ...(['none', 'resolve', 'connect', 'proxy', 'tls', 'waiting_for_socket'] as const),
  ...(['sent', 'response'] as const),
]
export type Phase = (typeof phases)[number]

/** How a request reaches the simulator: `http:` on loopback, `https:` to a made-up name, or the same by a proxy. */
export const routes = ['loopback', 'direct', 'proxied'] as const
export type Route = (typeof routes)[number]

/**
 * Where a fault meets a request: when its host is looked up, when the proxy is asked for a tunnel, when a connection is
 * accepted, when a request has arrived (`kept`: on a connection that has served another one before), or in no place.
 */
export type Point = 'lookup' | 'tunnel' | 'connection' | 'request' | 'kept' | 'nowhere'

interface Traits {
  readonly phase: Phase
  readonly at: Point
}

/** What goes wrong on the network. */
const traits = {
  no_fault: { phase: 'none', at: 'nowhere' },

  dns_silent: { phase: 'resolve', at: 'lookup' },
  dns_not_found: { phase: 'resolve', at: 'lookup' },
  dns_try_again: { phase: 'resolve', at: 'lookup' },
  dns_slow: { phase: 'resolve', at: 'lookup' },

  connect_refused: { phase: 'connect', at: 'lookup' },
  /** The backlog of the listener is full and it never accepts. */
  connect_hangs: { phase: 'connect', at: 'lookup' },

  proxy_silent: { phase: 'proxy', at: 'tunnel' },
  proxy_404: { phase: 'proxy', at: 'tunnel' },
  proxy_407: { phase: 'proxy', at: 'tunnel' },
  proxy_502: { phase: 'proxy', at: 'tunnel' },
  proxy_closes: { phase: 'proxy', at: 'tunnel' },
  proxy_garbage: { phase: 'proxy', at: 'tunnel' },
  proxy_half_head: { phase: 'proxy', at: 'tunnel' },

  tls_closed_before: { phase: 'tls', at: 'connection' },
  tls_closed_inside: { phase: 'tls', at: 'connection' },
  tls_reset_inside: { phase: 'tls', at: 'connection' },
  tls_plain_http: { phase: 'tls', at: 'connection' },
  tls_untrusted: { phase: 'tls', at: 'connection' },
  tls_silent: { phase: 'tls', at: 'connection' },

  /** An agent of the application with one socket, on which an answer is waited for. */
  pool_busy: { phase: 'waiting_for_socket', at: 'request' },
  /** More calls than connections. */
  pool_crowded: { phase: 'waiting_for_socket', at: 'request' },

  kept_closed: { phase: 'sent', at: 'kept' },
  kept_reset: { phase: 'sent', at: 'kept' },
  kept_silent: { phase: 'sent', at: 'kept' },
  request_hangs: { phase: 'sent', at: 'request' },
  reset_before: { phase: 'sent', at: 'request' },
  half_close_before: { phase: 'sent', at: 'request' },
  loop_blocked: { phase: 'sent', at: 'nowhere' },

  answer_hangs: { phase: 'response', at: 'request' },
  reset_after: { phase: 'response', at: 'request' },
  half_close_after: { phase: 'response', at: 'request' },
  cut_answer: { phase: 'response', at: 'request' },
  /** Bytes after a complete answer, on a connection that is idle by then. */
  stray_answer: { phase: 'response', at: 'request' },
  stray_bytes: { phase: 'response', at: 'request' },
  /** A compressed answer, while other jobs fill the thread pool. */
  thread_pool_busy: { phase: 'response', at: 'request' },
} as const satisfies Readonly<Record<string, Traits>>

export type NetworkFault = keyof typeof traits

export const networkFaults = Object.keys(traits) as NetworkFault[]

export const traitsOf = (fault: NetworkFault): Traits => traits[fault]

/** Whether what fails in this phase, by the library's name for it, has sent nothing yet. */
export function isBeforeSent(phase: string): boolean {
  const index = phases.findIndex((each) => each === phase)
  return index > phases.indexOf('none') && index < phases.indexOf('sent')
}

export function routesOf(fault: NetworkFault): readonly Route[] {
  // By TLS or a proxy they can be on their way still when the next request is written, and then nobody can tell them apart.
  if (fault.startsWith('stray_')) return ['loopback']
  switch (traitsOf(fault).at) {
    case 'lookup':
      return ['direct']
    case 'tunnel':
      return ['proxied']
    case 'connection':
      return ['direct', 'proxied']
    default:
      return routes
  }
}
