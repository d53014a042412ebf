import { expect, test } from '@jest/globals'
import { spawnSync } from 'node:child_process'

test('what is for jest is not taken for a version of Node', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/test-nodes.mjs', '22', 'packages/sila'], {
    encoding: 'utf8',
  })
  expect(stderr).toContain('"packages/sila" is no major of Node.')
  expect(status).toBe(1)
})
