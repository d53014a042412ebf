/** What a process can be asked for, by name: each takes one plain value, and gives one. */
export type Handlers<H> = { readonly [Name in keyof H]: (input: never) => unknown }

/** Asks for one of them, in this process or in another. */
export type Ask<H extends Handlers<H>> = <Name extends keyof H & string>(
  name: Name,
  ...input: Parameters<H[Name]>
) => Promise<Awaited<ReturnType<H[Name]>>>

/** What was started for being asked. */
export interface Asked<H extends Handlers<H>> {
  readonly ask: Ask<H>
  readonly stop: () => Promise<void>
}

export interface Question {
  readonly id: number
  readonly name: string
  readonly input: unknown
}

export interface Answered {
  readonly id: number
  readonly answer?: unknown
  readonly failure?: string
}
