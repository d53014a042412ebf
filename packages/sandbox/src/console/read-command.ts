import type { HttpBindings } from '@hono/node-server'
import type { Context, MiddlewareHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { z } from 'zod'
import { durationMs, type Duration } from '../duration.js'
import { parseJson } from '../parse-json.js'
import { readBody } from '../read-body.js'

/** The last moment that a `Date` can name, in epoch milliseconds. */
const endOfTime = 8.64e15

const badRequest = (message: string): HTTPException => new HTTPException(400, { message })

export interface CommandEnv {
  Bindings: HttpBindings
  Variables: { body: Buffer }
}

type CommandContext = Context<CommandEnv>

/** Reads the body of every request that may have one. Over 1 MiB it is a 413. */
export const limitBody: MiddlewareHandler<CommandEnv> = async (context, next) => {
  const body = await readBody(context.env.incoming)
  if (body === undefined) throw new HTTPException(413, { message: 'The body is larger than 1 MiB.' })
  context.set('body', body)
  await next()
}

/** The JSON of a request. @throws HTTPException 400 when it is none. */
export function readJson(context: CommandContext): unknown {
  const json = parseJson(context.get('body'))
  if (!json.ok) throw badRequest('The body is not JSON.')
  return json.value
}

const clockCommand = z.strictObject({ advance: z.union([z.string(), z.number()]) })

/** How far to move the clock, which stands at `now`. @throws HTTPException 400 for what is no duration. */
export function readClockCommand(context: CommandContext, now: number): Duration {
  const parsed = clockCommand.safeParse(readJson(context))
  if (!parsed.success) throw badRequest('The clock takes { "advance": "31m" }, and nothing else.')
  const { advance } = parsed.data
  if (now + orBadRequest(() => durationMs(advance)) > endOfTime)
    throw badRequest('That is past the end of time.')
  return advance
}

/** What `act` gives. @throws HTTPException 400 with what it says when it refuses its input. */
export function orBadRequest<R>(act: () => R): R {
  try {
    return act()
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) throw badRequest(error.message)
    throw error
  }
}
