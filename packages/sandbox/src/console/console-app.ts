import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { assets } from './assets/assets.js'
import type { ConsoleSandbox } from './console-sandbox.js'
import { createEventStream } from './event-stream.js'
import type { CampaignSpec } from '../faults/campaign.js'
import type { FaultSpec } from '../faults/fault.js'
import { faultForms } from './fault-fields.js'
import { knownRoutes } from './known-routes.js'
import { limitBody, orBadRequest, readClockCommand, readJson, type CommandEnv } from './read-command.js'
import type { RequestFeed } from './request-feed.js'
import { sameSite } from './same-site.js'
import { viewState } from './view/view-state.js'

export interface ConsoleSetup {
  readonly sandbox: ConsoleSandbox
  readonly feed: RequestFeed
  readonly port: number
}

/** The page and its control API. */
export function createConsoleApp({ sandbox, feed, port }: ConsoleSetup): Hono<CommandEnv> {
  const app = new Hono<CommandEnv>()
  app.use(sameSite(port))
  app.use(limitBody)

  for (const [path, { type, text }] of Object.entries(assets)) {
    app.get(path, (context) => context.body(text, 200, { 'content-type': type }))
  }

  app.get('/api/state', (context) => context.json(viewState(sandbox)))
  app.get('/api/events', createEventStream(feed))
  app.get('/api/faults', (context) =>
    context.json({ active: sandbox.faults.active(), kinds: faultForms, routes: knownRoutes }),
  )
  app.post('/api/faults', (context) => {
    // What it is, the list of faults itself checks.
    const spec = readJson(context) as FaultSpec
    const fault = orBadRequest(() => sandbox.faults.add(spec))
    feed.touch()
    return context.json(fault, 201)
  })
  app.post('/api/campaign', (context) => {
    const spec = readJson(context) as CampaignSpec
    const campaign = orBadRequest(() => sandbox.faults.campaign(spec))
    feed.touch()
    return context.json(campaign, 201)
  })
  app.delete('/api/faults/:id', (context) => {
    const ids = sandbox.faults.active().map(({ id }) => id)
    if (!sandbox.faults.remove(context.req.param('id'))) {
      const message = `No such fault is switched on. There are: ${ids.join(', ') || 'none'}.`
      throw new HTTPException(404, { message })
    }
    feed.touch()
    return context.body(null, 204)
  })
  app.delete('/api/faults', (context) => {
    sandbox.faults.clear()
    feed.touch()
    return context.body(null, 204)
  })
  app.post('/api/clock', (context) => {
    sandbox.clock.advance(readClockCommand(context, sandbox.clock.now()))
    feed.touch()
    return context.json({ now: new Date(sandbox.clock.now()).toISOString() })
  })
  app.post('/api/rotate', (context) => {
    sandbox.paywall.rotateUniqueCodes()
    feed.touch()
    return context.body(null, 204)
  })
  app.post('/api/reset', async (context) => {
    await sandbox.reset()
    feed.reset()
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
