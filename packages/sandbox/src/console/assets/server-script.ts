/** What the page says to its server. */
export const serverScript = `
// Gives the answer's JSON, or throws an Error with what the server said.
export async function call(method, path, body) {
  let response
  try {
    response = await fetch(path, {
      method,
      headers: { 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
  } catch {
    throw new Error('The sandbox does not answer. Is it still running?')
  }
  const json = response.status === 204 ? undefined : await response.json()
  if (!response.ok) throw new Error(json.error)
  return json
}

// Does something, and says beside it what went wrong.
export async function attempt(problem, act) {
  problem.textContent = ''
  try {
    await act()
    return true
  } catch (error) {
    problem.textContent = error.message
    return false
  }
}

// Reads the state when asked, but one at a time and a few times a second.
export function createStateReader(show) {
  const pause = 200
  let busy = false
  let again = false
  return async function read() {
    if (busy) {
      again = true
      return
    }
    busy = true
    do {
      again = false
      try {
        show(await call('GET', '/api/state'))
      } catch {
        // The connection line says it; the next event tries again.
      }
      await new Promise((resolve) => setTimeout(resolve, pause))
    } while (again)
    busy = false
  }
}
`
