import { availableParallelism } from 'node:os'
import { textTable } from '../measure/text-table.js'
import { leastPerSecond, mostGrowth } from './judge.js'
import { connections } from './load.js'
import type { MemoryRun } from './measure-memory.js'
import type { Speed } from './measure-speed.js'
import type { Benchmark } from './run-benchmark.js'

/** What was measured, for people. */
export function report(benchmark: Benchmark): string {
  const { providers, signatures, wrongSignatures, everything, records } = benchmark
  return [
    `The sandbox in one process, its clients in another, ${connections} connections.`,
    `Node ${process.version}, ${availableParallelism()} cores.`,
    '',
    speedTable([...providers, everything.speed, signatures, wrongSignatures]),
    '',
    `Two signatures instead of a token cost ${fixed(benchmark.twoSignaturesMs, 1)} ms of processor time for each request;`,
    `one recovery by itself takes ${fixed(benchmark.recoveryMs, 1)} ms.`,
    '',
    memoryTable(everything),
    '',
    `Slope: ${fixed(everything.heapSlope, 1)} bytes of heap for each request, ${fixed(everything.rssSlope, 1)} of RSS.`,
    '',
    textTable([
      ['what is kept', 'records', 'bytes each'],
      ...records.map(({ name, ...cost }) => [name, String(cost.records), fixed(cost.bytes, 0)]),
    ]),
    '',
    `Bounds: ${leastPerSecond} requests per second, except for Sila's signatures;`,
    `${mostGrowth / 1024 / 1024} MiB of heap over a whole run, which is ${fixed(mostGrowth / everything.speed.requests, 1)} bytes for each request.`,
  ].join('\n')
}

const speedTable = (speeds: readonly Speed[]): string =>
  textTable([
    ['', 'requests', 'req/s', 'p50 ms', 'p99 ms', 'CPU ms/request'],
    ...speeds.map(({ name, requests, perSecond, p50Ms, p99Ms, cpuMs }) => [
      ...[name, String(requests), fixed(perSecond, 0), fixed(p50Ms, 1), fixed(p99Ms, 1), fixed(cpuMs, 2)],
    ]),
  ])

const memoryTable = ({ marks }: MemoryRun): string =>
  textTable([
    ['memory after', 'heap MiB', 'RSS MiB'],
    ...marks.map(({ requests, heapUsed, rss }) => [
      `${requests} requests`,
      mebibytes(heapUsed),
      mebibytes(rss),
    ]),
  ])

const mebibytes = (bytes: number): string => fixed(bytes / 1024 / 1024, 2)

const fixed = (number: number, digits: number): string => number.toFixed(digits)
