/** A configuration file that cannot be used, with a secret in it. */
export interface WrongFile {
  readonly mistake: string
  readonly file: string
  readonly text: (secret: string) => string
}

const quoted = (secret: string) => JSON.stringify(secret)

/** By file name: the text of a file with a mistake. */
export const wrongFiles: readonly WrongFile[] = [
  {
    mistake: 'JSON without its end',
    file: 'cardlane.config.json',
    text: (secret) => `{"secretKey": ${quoted(secret)}`,
  },
  {
    mistake: 'JSON without quotes',
    file: 'cardlane.config.json',
    text: (secret) => `{"secretKey": ${secret}}`,
  },
  {
    mistake: 'YAML with a broken indent',
    file: 'cardlane.config.yaml',
    text: (secret) => `a:\n  b: ${secret}\n c: 1`,
  },
  { mistake: 'YAML with an alias', file: 'cardlane.config.yaml', text: (secret) => `secretKey: *${secret}` },
  { mistake: 'YAML with a tag', file: 'cardlane.config.yaml', text: (secret) => `secretKey: !!${secret} x` },
  {
    mistake: 'YAML with a key twice',
    file: 'cardlane.config.yaml',
    text: (secret) => `${quoted(secret)}: 1\n`.repeat(2),
  },
  {
    mistake: 'JavaScript with a syntax error',
    file: 'cardlane.config.cjs',
    text: (secret) => `module.exports = { secretKey: ${quoted(secret)} ${quoted(secret)} }`,
  },
  {
    mistake: 'JavaScript that throws',
    file: 'cardlane.config.cjs',
    text: (secret) => `throw new Error(${quoted(secret)})`,
  },
  {
    mistake: 'JavaScript that throws a text',
    file: 'cardlane.config.cjs',
    text: (secret) => `throw ${quoted(secret)}`,
  },
  {
    mistake: 'a function that throws',
    file: 'cardlane.config.cjs',
    text: (secret) => `module.exports = async () => { throw new Error(${quoted(secret)}) }`,
  },
  {
    mistake: 'a package that is not there',
    file: 'cardlane.config.json',
    text: (secret) => JSON.stringify({ providers: { one: { adapter: secret } } }),
  },
]
