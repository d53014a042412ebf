/** Four more have to come after it. */
export const lastFirstPort = 65_531

/** @throws RangeError when it cannot be the first of five ports. 0 stands for free ones. */
export function checkFirstPort(port: number | undefined): number | undefined {
  if (port === undefined || port === 0) return undefined
  if (Number.isInteger(port) && port > 0 && port <= lastFirstPort) return port
  throw new RangeError(
    `The first of five ports is a whole number from 1 to ${lastFirstPort}, or 0 for free ones.`,
  )
}
