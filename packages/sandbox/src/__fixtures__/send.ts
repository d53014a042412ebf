export interface Sent {
  readonly method: string
  readonly url: string
  readonly headers?: Record<string, string>
  readonly body?: string
}

export interface Received {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The JSON, or the text when it is none. */
  readonly body: unknown
}

export async function send({ url, ...init }: Sent): Promise<Received> {
  const response = await fetch(url, init)
  const text = await response.text()
  const isJson = response.headers.get('content-type') === 'application/json'
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: isJson ? (JSON.parse(text) as unknown) : text,
  }
}

/** One value inside a reply's JSON: `valueAt(reply.body, 'data.secure_link')`. */
export const valueAt = (body: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((inner, step) => (inner as Record<string, unknown> | undefined)?.[step], body)
