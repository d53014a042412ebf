import { z } from 'zod'
import { parseJson } from '../parse-json.js'
import { header, refused, type ArrivedRequest, type Reply, type Route } from '../route.js'
import { routeName } from '../sandbox-world.js'

/** What a provider's documentation prints for its calls. */
export interface StrictRules {
  /** The body of each call; null where no body is printed. Routes that are not here are left alone. */
  readonly bodies: Readonly<Record<string, z.ZodType | null>>
  /** The provider's own way to refuse a request that says more than that. */
  readonly refuse: (problems: readonly string[]) => Reply
}

/** Fields that are printed. Whether a value is right, or missing, is for the route to say. */
export const printed = (...names: readonly string[]) =>
  z.strictObject(Object.fromEntries(names.map((name) => [name, z.unknown().optional()])))

/**
 * Makes routes accept only what is printed: no query, `application/json`, and only the fields of the documentation,
 * in its spelling. It is checked before the authentication.
 */
export function strictRoutes(routes: readonly Route[], { bodies, refuse }: StrictRules): readonly Route[] {
  return routes.map((route) => {
    const body = bodies[routeName(route)]
    if (body === undefined) return route
    return {
      ...route,
      answer(request, params) {
        const problems = [...unprintedOutside(request), ...unprintedInside(request, body)]
        if (problems.length === 0) return route.answer(request, params)
        return refused(`strict: ${problems.join('; ')}`, refuse(problems))
      },
    }
  })
}

function unprintedOutside(request: ArrivedRequest): readonly string[] {
  const type = header(request, 'content-type') ?? 'nothing'
  const isJson = /^application\/json\s*(;|$)/i.test(type)
  return [
    ...(request.query === '' ? [] : ['no query is documented']),
    ...(request.body.length === 0 || isJson ? [] : ['the content type is not application/json']),
  ]
}

function unprintedInside({ body }: ArrivedRequest, documented: z.ZodType | null): readonly string[] {
  if (body.length === 0) return []
  if (documented === null) return ['no body is documented']
  const json = parseJson(body)
  const checked = json.ok ? documented.safeParse(json.value) : undefined
  const issues = checked?.error?.issues ?? []
  return issues.map(({ path, message }) => [...path.map(String), message].join(': '))
}
