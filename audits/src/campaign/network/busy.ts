import { pbkdf2 } from 'node:crypto'

/** Keeps the event loop from doing anything else. */
export function blockEventLoop(ms: number): void {
  const until = performance.now() + ms
  while (performance.now() < until);
}

/** Fills the thread pool, four threads by default, with more work than it can do at once. */
export function fillThreadPool(): void {
  for (let job = 0; job < 8; job += 1) pbkdf2('password', 'salt', 50_000, 64, 'sha512', () => undefined)
}
