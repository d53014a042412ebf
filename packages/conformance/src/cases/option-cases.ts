import assert from 'node:assert/strict'
import { inspect } from 'node:util'
import { ConfigurationError } from '@cardlane/core'
import { createProvider } from '@cardlane/core/adapter'
import type { CaseDraft } from '../case-draft.js'
import { onStage } from '../stage/stage.js'
import type { Subject } from '../subject.js'
import { same, sameNames } from './same.js'

type Options = Readonly<Record<string, unknown>>

/** A configuration with mistakes is refused whole, with every mistake in it, and without a value. */
export function optionCases(subject: Subject): readonly CaseDraft[] {
  const withOptions = (act: (options: Options, credentials: readonly string[]) => void) => () =>
    onStage(subject, ({ backend }) => {
      act({ ...backend.options, ...subject.options }, backend.credentials)
      return Promise.resolve()
    })
  const problemsOf = (options: unknown) => problemsIn(subject, options)

  return [
    {
      name: 'the options of the backend are accepted',
      run: withOptions((options) => {
        sameNames(problemsOf(options), [], 'The adapter finds nothing wrong with `options` of the backend.')
      }),
    },
    {
      name: 'an unknown key is refused by its name',
      run: withOptions((options) => {
        const found = problemsOf({ ...options, noSuchOption: 1 })
        same(found, ['noSuchOption'], 'The one problem is the unknown key: `z.strictObject` finds it.')
      }),
    },
    {
      name: 'unknown keys and wrong types are all listed at once',
      run: withOptions((options) => {
        const wrong = Object.fromEntries(Object.keys(options).map((key) => [key, 42]))
        const found = problemsOf({ ...wrong, noSuchOption: 1, deadlineMs: 'soon' })
        const silent = missing(['deadlineMs', 'noSuchOption', ...Object.keys(options)], found)
        sameNames([], silent, 'Every option was wrong, and the ConfigurationError lists each of them.')
      }),
    },
    {
      name: 'options that are missing are all listed at once',
      run: withOptions((options) => {
        const required = Object.keys(options).filter((key) => {
          const { [key]: _left, ...others } = options
          return startsWith(problemsOf(others), key)
        })
        const silent = missing(required, problemsOf({}))
        sameNames(
          [],
          silent,
          'Every required option was missing, and the ConfigurationError lists each of them.',
        )
      }),
    },
    ...['nothing', 'a text', 'a list'].map((what, at) => ({
      name: `${what} is refused`,
      run: async () => {
        assert(problemsOf([undefined, 'text', []][at]).length > 0, `${what} was accepted as options.`)
        return Promise.resolve()
      },
    })),
    {
      name: 'limits that make no sense are refused',
      run: withOptions((options) => {
        for (const wrong of [{ deadlineMs: 0 }, { maxAttempts: 0 }, { deadlineMs: 1.5 }]) {
          const found = problemsOf({ ...options, ...wrong })
          same(found, Object.keys(wrong), 'The options of every adapter are checked: spread `commonOptions`.')
        }
      }),
    },
    {
      name: 'the error of a configuration repeats no credential',
      run: withOptions((options, credentials) => {
        const error = errorOf(subject, { ...options, noSuchOption: options, deadlineMs: credentials.join() })
        const printed = inspect(error, { depth: null, showHidden: true, customInspect: false })
        const leaked = credentials.filter((credential) => printed.includes(credential)).length
        assert(
          leaked === 0,
          `The ConfigurationError repeats ${leaked} of the ${credentials.length} credentials.`,
        )
      }),
    },
  ]
}

function errorOf({ adapter }: Subject, options: unknown): ConfigurationError | undefined {
  try {
    createProvider(adapter, { id: 'any', options })
    return undefined
  } catch (error) {
    assert(
      error instanceof ConfigurationError,
      `Wrong options give a ConfigurationError, and not ${String(error)}.`,
    )
    return error
  }
}

function problemsIn(subject: Subject, options: unknown): readonly string[] {
  return (errorOf(subject, options)?.problems ?? []).map(({ path }) => path)
}

function startsWith(paths: readonly string[], key: string): boolean {
  return paths.some((path) => path === key || path.startsWith(`${key}.`))
}

function missing(keys: readonly string[], paths: readonly string[]): readonly string[] {
  return keys.filter((key) => !startsWith(paths, key))
}
