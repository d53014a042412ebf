/** The references of requests, where one may be used only once. */
export function createSilaReferences() {
  const used = new Set<string>()
  return {
    /** Uses a reference up. `false` when it was already. */
    use(reference: string): boolean {
      if (used.has(reference)) return false
      used.add(reference)
      return true
    },
    save: (): string[] => [...used],
    restore(saved: readonly string[]): void {
      used.clear()
      for (const reference of saved) used.add(reference)
    },
  }
}

export type SilaReferences = ReturnType<typeof createSilaReferences>
