/** @throws Error when the server has not accepted a call: then there is nothing to measure. */
export function expectSuccess(status: number | undefined, data: unknown): void {
  const accepted = typeof data === 'object' && data !== null && Reflect.get(data, 'success') === true
  if (status === 200 && accepted) return
  throw new Error(`The server answered ${status ?? 'nothing'}: ${JSON.stringify(data)}`)
}
