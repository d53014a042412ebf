import { expect, test } from '@jest/globals'
import { faultKinds, readFault } from '../faults/fault.js'
import { faultForms, type FaultField } from './fault-fields.js'

type NumberField = Extract<FaultField, { type: 'number' }>

const fieldsOf = (kind: keyof typeof faultForms) =>
  Object.entries<FaultField>(faultForms[kind].fields).map(([name, field]) => ({ kind, name, field }))
const every = faultKinds.flatMap(fieldsOf)

const accepts = (fault: object): boolean => {
  try {
    readFault(fault)
    return true
  } catch {
    return false
  }
}
/** The others of a kind's fields, as the form begins with them. */
const others = ({ kind, name }: { kind: keyof typeof faultForms; name: string }) =>
  Object.fromEntries(
    fieldsOf(kind)
      .filter((other) => other.name !== name)
      .map(({ name: other, field }) => [other, beginning(field)]),
  )
const beginning = (field: FaultField) =>
  field.type === 'choice'
    ? field.choices[0]
    : field.type === 'number'
      ? (field.value ?? field.min)
      : undefined

test.each(every.filter(({ field }) => field.required))('$kind cannot do without $name', (asked) => {
  expect(accepts({ kind: asked.kind, ...others(asked) })).toBe(false)
})

test.each(every.filter(({ field }) => field.type === 'number'))(
  '$kind takes for $name what its field allows, and no more',
  (asked) => {
    const { min, max } = asked.field as NumberField
    const taken = [min - 1, min, max, max + 1].map((value) =>
      accepts({ kind: asked.kind, ...others(asked), [asked.name]: value }),
    )
    expect(taken).toEqual([false, true, true, false])
  },
)

test.each(every.filter(({ field }) => field.type === 'choice'))(
  '$kind takes every $name to choose from',
  (asked) => {
    const { choices } = asked.field as Extract<FaultField, { type: 'choice' }>
    for (const choice of choices) {
      expect(accepts({ kind: asked.kind, ...others(asked), [asked.name]: choice })).toBe(true)
    }
  },
)
