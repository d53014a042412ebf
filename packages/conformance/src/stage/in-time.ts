const limitMs = 10_000

/** Waits in real time: an adapter that hangs must neither hang the test runner nor keep the stage open. */
export async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(
        new Error(
          `The case did not end within ${limitMs / 1000} seconds: something waits for ever, or in real time instead of by \`deps.clock\`.`,
        ),
      )
    }, limitMs)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
