/** What a failure says of itself. By its shape, because an error may come from another realm. */
export function errorMessage(error: unknown): string {
  const message: unknown =
    typeof error === 'object' && error !== null ? Reflect.get(error, 'message') : undefined
  return typeof message === 'string' ? message : String(error)
}
