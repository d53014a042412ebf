import { z } from 'zod'

/** Hosts whose links are handed out: `pay.example.com`, or `*.example.com` for every host below it. */
export const linkHostsField = z.array(
  z
    .string()
    .regex(/^(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+$/, 'must be a host name in lower case, or *. and one'),
)
