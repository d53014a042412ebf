/** Runs `task` after the event loop has looked at every socket: one `setImmediate` may run before that, the next one cannot. */
export function afterPolling(task: () => void): void {
  setImmediate(() => setImmediate(task))
}
