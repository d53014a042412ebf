import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { CampaignSpec } from '../faults/campaign.js'
import type { FaultSpec } from '../faults/fault.js'
import type { Sandbox } from '../start-sandbox.js'
import { assets } from './assets/assets.js'
import { createEventStream } from './event-stream.js'
import { faultForms } from './fault-fields.js'
import { limitBody, orBadRequest, readClockCommand, readJson, type CommandEnv } from './read-command.js'
import type { RequestFeed } from './request-feed.js'
import { sameSite } from './same-site.js'
import { viewState } from './view/view-state.js'

export interface ConsoleSetup {
  readonly sandbox: Sandbox
  readonly feed: RequestFeed
  /** Where it is served. */
  readonly url: string
}

/** The page and its control API. */
export function createConsoleApp({ sandbox, feed, url }: ConsoleSetup): Hono<CommandEnv> {
  const { faults, clock } = sandbox
  const app = new Hono<CommandEnv>()
  app.use(sameSite(url))
  app.use(limitBody)

  for (const [path, { type, text }] of Object.entries(assets)) {
    app.get(path, (context) => context.body(text, 200, { 'content-type': type }))
  }

  app.get('/api/state', (context) => context.json(viewState(sandbox)))
  app.get('/api/events', createEventStream(feed))
  app.get('/api/faults', (context) =>
    context.json({ active: faults.active(), kinds: faultForms, routes: faults.routes() }),
  )
  app.post('/api/faults', (context) => {
    // What it is, the list of faults itself checks.
    const spec = readJson(context) as FaultSpec
    return context.json(
      orBadRequest(() => faults.add(spec)),
      201,
    )
  })
  app.delete('/api/faults/:id', (context) => {
    const ids = faults.active().map(({ id }) => id)
    if (faults.remove(context.req.param('id'))) return context.body(null, 204)
    throw notFound(`No such fault is switched on. There are: ${ids.join(', ') || 'none'}.`)
  })
  app.delete('/api/faults', (context) => {
    faults.clear()
    return context.body(null, 204)
  })
  app.post('/api/campaign', (context) => {
    const spec = readJson(context) as CampaignSpec
    return context.json(
      orBadRequest(() => faults.campaign(spec)),
      201,
    )
  })
  app.delete('/api/campaign', (context) => {
    if (faults.stopCampaign()) return context.body(null, 204)
    throw notFound('No campaign is running. POST /api/campaign starts one.')
  })
  app.post('/api/clock', (context) => {
    clock.advance(readClockCommand(context, clock.now()))
    return context.json({ now: new Date(clock.now()).toISOString() })
  })
  app.post('/api/rotate', (context) => {
    sandbox.paywall.rotateUniqueCodes()
    return context.body(null, 204)
  })
  app.post('/api/reset', (context) => {
    sandbox.reset()
    return context.body(null, 204)
  })

  app.notFound((context) => {
    const routes = app.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path}`)
    return context.json({ error: `There is no such route. There are: ${routes.join(', ')}.` }, 404)
  })
  app.onError((error, context) =>
    error instanceof HTTPException
      ? context.json({ error: error.message }, error.status)
      : context.json({ error: `The page failed: ${error.message}` }, 500),
  )
  return app
}

const notFound = (message: string): HTTPException => new HTTPException(404, { message })
