/** The code of a failure of the system, such as `ENOENT`. */
export function errorCode(error: unknown): string {
  return typeof error === 'object' && error !== null ? String(Reflect.get(error, 'code')) : ''
}
