import { describe, expect, test } from '@jest/globals'
import * as m from '../__fixtures__/made-up.js'
import type { Run } from '../run.js'
import type { Said } from '../said.js'
import { judgeNetwork, judgeNext } from './judge-network.js'

const failed = (outcome: 'not_applied' | 'unknown', rest: object = {}): Said => ({
  ...m.failed(outcome),
  ...rest,
})
const rename = m.update({ name: 'New' })
const seen = { fault: 'dns_not_found', lost: 0, held: 0 } as const
const kinds = (run: Run, more: object = {}) =>
  judgeNetwork([run], { ...seen, ...more }).map(({ kind }) => kind)
const unknown = m.made(rename, failed('unknown'))

describe('doubt about a change', () => {
  test.each([
    ['is a lie when nothing can have left', seen, ['lie']],
    ['is honest when a request came and was not answered', { lost: 1 }, []],
    ['is honest when the fault comes after the bytes have left', { fault: 'reset_before' }, []],
  ])('%s', (_what, more, found) => {
    expect(kinds(unknown, more)).toEqual(found)
  })

  test('is honest when the provider failed, too', () => {
    const requests = [{ method: 'POST', path: '/', status: 503, fault: 'status' as const, effects: [] }]
    expect(kinds({ ...unknown, requests })).toEqual([])
  })

  test('is honest when the change arrived in spite of the fault', () => {
    expect(kinds(m.made(rename, failed('unknown'), ['card.renamed card-1']))).toEqual([])
  })

  test('is a lie in the library’s own words, in a phase in which nothing has been sent', () => {
    const tls = m.made(rename, failed('unknown', { phase: 'tls' }))
    expect(kinds(tls, { fault: 'no_fault', lost: 1 })).toEqual(['lie'])
    const second = m.made(rename, failed('unknown', { phase: 'tls', attempts: 2 }))
    expect(kinds(second, { fault: 'no_fault', lost: 1 })).toEqual([])
  })

  test('is what not_applied and success are not', () => {
    expect(kinds(m.made(rename, failed('not_applied')))).toEqual([])
    expect(kinds(m.made(rename, m.succeeded('updated')))).toEqual([])
  })
})

test('a connection that was left open is held', () => {
  expect(kinds(m.made(rename, failed('not_applied')), { held: 1 })).toEqual(['held'])
})

describe('the next call', () => {
  const next = (said: Said, rest: Partial<Run> = {}) =>
    judgeNext(m.made(m.remove, said, [], rest)).map(({ kind }) => kind)

  test.each<[string, Said, string[]]>([
    ['succeeds', m.succeeded('deleted'), []],
    ['is one that the provider cannot do', m.failed('not_applied', 'unsupported_operation'), []],
    ['fails', failed('not_applied'), ['held']],
    ['is never answered', { kind: 'silence' }, ['held']],
  ])('%s', (_what, said, found) => {
    expect(next(said)).toEqual(found)
  })

  test('may run out of time while the machine is busy otherwise', () => {
    const late = m.failed('not_applied', 'deadline_exceeded')
    expect(next(late, { tookMs: 1000, busyMs: 600 })).toEqual([])
    expect(next(late, { tookMs: 1000, busyMs: 400 })).toEqual(['held'])
  })

  test('may fail for a fault of the provider’s', () => {
    const requests = [{ method: 'POST', path: '/', status: 503, fault: 'status' as const, effects: [] }]
    expect(next(failed('not_applied'), { requests })).toEqual([])
  })
})
