import { brokenConnections } from './broken-connections.js'
import { compressedBodies } from './compressed-bodies.js'
import { floods } from './floods.js'
import type { HostileCase } from './hostile-case.js'
import { httpFraming } from './http-framing.js'
import { httpHeads } from './http-heads.js'
import { jsonBodies } from './json-bodies.js'
import { statuses } from './statuses.js'
import { textEncodings } from './text-encodings.js'
import { times } from './times.js'
import { verdicts } from './verdicts.js'

/** Every hostile answer that somebody thought of, by kind. */
export const corpus = {
  'JSON bodies': jsonBodies,
  'text encodings': textEncodings,
  'compressed bodies': compressedBodies,
  'HTTP heads': httpHeads,
  'HTTP framing': httpFraming,
  'broken connections': brokenConnections,
  floods,
  verdicts,
  times,
  statuses,
} satisfies Readonly<Record<string, readonly HostileCase[]>>
