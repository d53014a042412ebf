import { httpBytes, type Reply } from '../reply.js'
import type { HostileCase } from './hostile-case.js'

const partly = (
  name: string,
  cut: (bytes: Buffer) => Buffer,
  then: (bytes: Buffer) => Reply,
): HostileCase => ({
  name,
  ends: 'error',
  reply: (documented) => then(cut(httpBytes({ body: JSON.stringify(documented) }))),
})

const parts: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  'before the first byte': (bytes) => bytes.subarray(0, 0),
  'in the status line': (bytes) => bytes.subarray(0, 12),
  'in the headers': (bytes) => bytes.subarray(0, 40),
  'before the body': (bytes) => bytes.subarray(0, bytes.indexOf('\r\n\r\n') + 4),
  'in the body': (bytes) => bytes.subarray(0, -5),
}

/** Answers that stop: because the connection ends or breaks, or for no reason at all. */
export const brokenConnections: readonly HostileCase[] = Object.entries(parts).flatMap(([where, cut]) => [
  partly(`ends ${where}`, cut, (bytes) => ({ kind: 'bytes', bytes, then: 'end' })),
  partly(`breaks ${where}`, cut, (bytes) => ({ kind: 'bytes', bytes, then: 'reset' })),
  partly(`stops ${where}`, cut, (bytes) => ({ kind: 'stall', bytes })),
])
