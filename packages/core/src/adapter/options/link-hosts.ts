import { z } from 'zod'

/** Labels, of which the last has a letter: an address of numbers is no name. */
const hostName = /^(?:\*\.)?(?:[a-z\d-]+\.)+[a-z\d-]*[a-z][a-z\d-]*(?::\d{1,5})?$/

/** The usual names under which a country registers domains. Everybody can have a host below one. */
const sharedSuffix = /^\*\.(?:ac|co|com|edu|gov|net|org)\.[a-z]{2}(?::|$)/

/**
 * Hosts whose links are handed out: `pay.example.com`, or `*.example.com` for every host below it. Only on port 443,
 * unless another one follows: `pay.example.com:8443`.
 */
export const linkHostsField = z.array(
  z
    .string()
    .regex(hostName, 'must be a host name in lower case, or *. and one; a port may follow')
    .refine((host) => !sharedSuffix.test(host), 'must not trust every host below a public suffix')
    .transform((host) => host.replace(/:443$/, '')),
)
