import type { HttpBindings } from '@hono/node-server'
import type { Clock } from '@cardlane/core'
import { Hono, type Context } from 'hono'
import { readBody } from './read-body.js'
import type { RequestLog } from './request-log.js'
import { refused, type Answer, type ArrivedRequest, type Route } from './route.js'

interface Env {
  Bindings: HttpBindings
  Variables: { arrived: ArrivedRequest; answer: Answer }
}

export type SimulatorApp = Hono<Env>

export interface SimulatorSetup {
  readonly clock: Clock
  readonly log: RequestLog
  readonly routes: readonly Route[]
}

/**
 * One listener of a simulator. Every request passes the first middleware, whatever becomes of it: the body is
 * read there, once and raw, and the answer is noted and sent from there.
 */
export function createSimulatorApp({ clock, log, routes }: SimulatorSetup): SimulatorApp {
  const app: SimulatorApp = new Hono<Env>()

  app.use(async (context, next) => {
    const at = clock.now()
    const { incoming } = context.env
    const { method = 'GET', url = '/', headers } = incoming
    const { path, query } = splitTarget(url)
    const body = await readBody(incoming)

    if (body === undefined) {
      context.set('answer', tooLarge)
    } else {
      context.set('arrived', { method, path, query, headers, body, at })
      await next()
    }

    const answer = context.error ? broken(context.error) : context.var.answer
    context.res = toResponse(answer)
    log.add({ method, path, status: answer.status, at, verdict: answer.verdict })
  })

  for (const route of routes) {
    app.on(route.method, route.path, (context: Context<Env>) => {
      context.set('answer', route.answer(context.var.arrived, context.req.param()))
      return context.body(null)
    })
  }

  app.notFound((context: Context<Env>) => {
    context.set('answer', noSuchRoute(routes))
    return context.body(null)
  })
  // Answered by the middleware above; without a handler Hono would print the error.
  app.onError((_error, context) => context.body(null))
  return app
}

const tooLarge = refused('body over 1 MiB', {
  status: 413,
  body: { error: 'The body is larger than 1 MiB.' },
})

const broken = (error: Error): Answer =>
  refused('the simulator failed', { status: 500, body: { error: `The simulator failed: ${error.message}` } })

const noSuchRoute = (routes: readonly Route[]): Answer =>
  refused('no such route', {
    status: 404,
    body: {
      error: 'This simulator has no such route.',
      routes: routes.map((route) => `${route.method} ${route.path}`),
    },
  })

function splitTarget(target: string): { path: string; query: string } {
  const mark = target.indexOf('?')
  return mark === -1
    ? { path: target, query: '' }
    : { path: target.slice(0, mark), query: target.slice(mark) }
}

function toResponse({ status, body, headers }: Answer): Response {
  if (typeof body === 'string') {
    return new Response(body, {
      status,
      headers: { 'content-type': 'text/plain; charset=utf-8', ...headers },
    })
  }
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  })
}
