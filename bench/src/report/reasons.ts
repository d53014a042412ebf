/**
 * Why a goal is not held where it is not, and what the limit is that is known: by the keys of goals. Figures are of Node 20 on
 * two cores. A reason of a goal that is held is not shown.
 */
export const reasons: Readonly<Record<string, string>> = {
  stripe:
    'Cardlane checks a request, validates the answer and redacts, and stripe does none of it. One call after the other also ' +
    'waits for two turns of the event loop, in which a kept connection is looked at before it is used ([decision ' +
    '3](decisions/0003-axios.md)): 5 to 7 % of a call, which many calls at once share. Limit: 0.66 to 0.75 for one at a ' +
    'time, by a prototype that did not look.',
  undici:
    'Everything is sent by `node:http`, because nock, agents and proxies of applications work with it ' +
    '([decision 3](decisions/0003-axios.md)), and `node:http` by itself takes 1.2 to 1.3 of what undici takes. Limit: 1.8 to 1.9, by ' +
    'the same prototype.',
  signatures:
    'Two signatures and their digest take most of such a call, and sila-sdk makes them in native code. The WebAssembly of ' +
    '`@bitauth/libauth` takes 92 µs for one on the processor of decision 7 and not 70 as elsewhere; `tiny-secp256k1` before ' +
    'it 95. Limit: 0.85 with a signer of that speed.',
  native:
    'Two signatures in native code take 60 to 75 µs and the digest 1; the rest is what a call with a token costs, in which ' +
    'one at a time pays for the look at a kept connection. Limit: 0.48, by a prototype that did not look.',
  listener:
    'Four events are made for a call, each an object of eight fields. It is 0.3 to 4 % from run to run, as much as two runs ' +
    'without a listener differ.',
  idle:
    'V8 throws away the compiled code of a service that has had nothing to do, and Cardlane with zod has more code than stripe to ' +
    'compile again. Limit: not known; the bare clients beside it show what no client can save.',
  limit:
    'An instance that hears 429 holds its calls back and finds the rate that is allowed ([decision ' +
    '15](decisions/0015-load.md)), so this is a defect. Limit: no failure, and 98 % of what is allowed.',
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
