/** A request as it came over the wire. */
export interface RawRequest {
  readonly method: string
  /** Path and query. */
  readonly path: string
  readonly body: Buffer
}

/** Cuts what arrives on a socket into requests. */
export function createRequestReader(onRequest: (request: RawRequest) => void): (chunk: Buffer) => void {
  let pending: Buffer = Buffer.alloc(0)
  return (chunk) => {
    pending = Buffer.concat([pending, chunk])
    for (let next = takeRequest(pending); next !== undefined; next = takeRequest(pending)) {
      pending = next.rest
      onRequest(next.request)
    }
  }
}

function takeRequest(bytes: Buffer) {
  const headEnd = bytes.indexOf('\r\n\r\n')
  if (headEnd < 0) return undefined
  const head = bytes.subarray(0, headEnd).toString('latin1')
  const [method = '', path = ''] = head.split(' ', 2)
  const length = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0)
  const bodyStart = headEnd + 4
  if (bytes.length < bodyStart + length) return undefined
  const body = bytes.subarray(bodyStart, bodyStart + length)
  return { request: { method, path, body }, rest: bytes.subarray(bodyStart + length) }
}
