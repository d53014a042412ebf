/**
 * Why a goal is not held where it is not, and what the limit is that is known: by the keys of goals. Figures are of Node 20 on
 * two cores. A reason of a goal that is held is not shown.
 */
export const reasons: Readonly<Record<string, string>> = {
  stripe:
    'Cardlane checks a request, validates the answer and redacts, and stripe does none of it: zod takes about 17 µs of a call, ' +
    'redaction 10, the timers of the deadline 6. Limit: 0.66 to 0.75 for one at a time and 0.80 to 0.86 with 50 at once, which ' +
    'a prototype reached with an agent that finds a free socket by its origin, flat headers and a lazy redaction.',
  undici:
    'Everything is sent by `node:http`, because nock, agents and proxies of applications work with it ' +
    '([decision 3](decisions/0003-axios.md)), and `node:http` by itself takes 1.2 to 1.3 of what undici takes. Limit: 1.8 to 1.9, by ' +
    'the same prototype.',
  signatures:
    'Two signatures and their digest take most of such a call, and sila-sdk makes them in native code. They take 195 µs with ' +
    '`tiny-secp256k1` and a digest in JavaScript, and 142 with the WebAssembly of `@bitauth/libauth` and a faster digest. Limit: ' +
    '0.75 and 0.85 with the latter, 0.85 and 0.95 with the former.',
  native:
    'Two signatures in native code take 60 µs, and the digest in JavaScript 16 to 20, or 2 to 5 with a faster one; the rest is what ' +
    'a call with a token costs. Limit: 0.48 and 0.53, and 1.75 times as many calls a second, by a prototype.',
  listener:
    'An event that is copied from another one by a leading spread takes 22 to 33 µs of each call on Node 20, and next to nothing on later ' +
    'versions. Limit: below 3 %, with events that are written out.',
  idle:
    'V8 throws away the compiled code of a service that has had nothing to do, and Cardlane with zod has more code than stripe to ' +
    'compile again. Limit: not known; the bare clients beside it show what no client can save.',
  limit:
    'Each call repeats by itself what was refused, three times at most and within the retry budget of the instance ' +
    '([decision 15](decisions/0015-load.md)), and nothing paces the calls that follow. Limit: no failure and all that is allowed, for ' +
    'a client that waits as long as `Retry-After` says before it sends anything more.',
  heap: 'Nothing is to be kept of a call or an owner when it is done, so this is a defect. Limit: flat.',
  instances:
    'Every instance has connections of its own, which have to be woken and looked after one by one; the note says what as many pools ' +
    'cost bare undici in the same rounds. Limit: 1.05, which is what they cost it on a quiet machine.',
  'first-call':
    'Most of the start is loading zod. Limit: 0.79 for Paywint, 0.87 with a token and 0.97 with two signatures, with the used part of ' +
    'zod as one file.',
  import:
    'zod by itself takes 46 to 58 ms, 64 of its 95 files are languages. Limit: 28 to 30 ms with the used part of it as one file; ' +
    '[decision 17](decisions/0017-cold-start.md) says why it is not bundled.',
  scripts: 'A dependency runs a script when it is installed. Limit: none, as every one can be had without.',
}
