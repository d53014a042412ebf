const builtIn: readonly object[] = [
  Object.prototype,
  Array.prototype,
  Function.prototype,
  String.prototype,
  Promise.prototype,
]

const keysOf = () => JSON.stringify(builtIn.map((each) => Reflect.ownKeys(each).map(String)))

const clean = keysOf()

/** What an answer has left in what every object inherits from. */
export function pollution(): readonly string[] {
  return keysOf() === clean ? [] : ['a prototype of the language was changed']
}
