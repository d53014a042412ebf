/** One way to make a call. */
export interface Subject {
  /** One call that has to succeed. `lane` tells calls that run at the same time from each other. */
  call(lane: number): Promise<unknown>
}

export interface SubjectSetting {
  /** Where the server is. */
  readonly origin: string
  /** How many instances take the calls in turn. */
  readonly instances: number
}

export type CreateSubject = (setting: SubjectSetting) => Subject | Promise<Subject>

/** What is known of a subject before its code is loaded. */
export interface SubjectEntry {
  readonly label: string
  /** What the server has to see of one call: method and path, and how often. */
  readonly requests: Readonly<Record<string, number>>
  readonly load: () => Promise<CreateSubject>
}
