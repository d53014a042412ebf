import { expect, jest, test } from '@jest/globals'

const loads = (path: string) =>
  jest.isolateModulesAsync(async () => {
    jest.doMock('@opentelemetry/api', () => {
      throw new Error('OpenTelemetry is not installed.')
    })
    await import(path)
  })

test('cardlane loads where OpenTelemetry is not installed; only its own entry point needs it', async () => {
  await expect(loads('../index.js')).resolves.toBeUndefined()
  await expect(loads('./index.js')).rejects.toThrow('OpenTelemetry is not installed.')
})
