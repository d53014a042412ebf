import { HostedLink } from '@cardlane/core'
import type { IsDoor } from './walk.js'

/** What is documented to give a secret to whoever asks for it by name. Nothing else may. */
export const documentedDoors = [
  'link.url, the address of a hosted link, which the application hands to the cardholder',
  "result.meta.raw, the provider's last answer as it came",
] as const

export const isDocumentedDoor: IsDoor = (owner, key) =>
  (key === 'url' && owner instanceof HostedLink) || (key === 'raw' && isMeta(owner))

function isMeta(owner: object): boolean {
  return ['reference', 'attempts', 'durationMs'].every((key) => key in owner)
}
