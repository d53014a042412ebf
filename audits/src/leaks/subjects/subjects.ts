import { paywallSubject } from './paywall-subject.js'
import { paywintSubject } from './paywint-subject.js'
import { silaKeysSubject, silaTokenSubject } from './sila-subjects.js'
import type { Subject } from './subject.js'

/** Every adapter, in every way in which it proves itself, with new canaries. */
export function allSubjects(): readonly Subject[] {
  return [paywintSubject(), paywallSubject(), silaKeysSubject(), silaTokenSubject()]
}
