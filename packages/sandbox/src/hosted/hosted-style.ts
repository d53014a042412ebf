/** The whole look of the hosted pages: light and dark, and readable from 320 pixels of width. */
export const hostedStyle = `
:root { color-scheme: light dark; --ink: #1c2230; --soft: #565f73; --paper: #fff; --ground: #f1f3f7; --line: #8a93a6;
  --go: #1f5fd6; --on-go: #fff; --wrong: #b3261e }
@media (prefers-color-scheme: dark) { :root { --ink: #e9ecf3; --soft: #a9b1c2; --paper: #1d222d; --ground: #12151c;
  --line: #6d7689; --go: #8fb4ff; --on-go: #0c1a36; --wrong: #ffb4ab } }
* { box-sizing: border-box }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1rem; background: var(--ground);
  color: var(--ink); font: 1rem/1.5 system-ui, sans-serif }
main { width: 100%; max-width: 26rem; padding: 1.5rem; background: var(--paper); border-radius: .9rem;
  box-shadow: 0 1px 3px #0003; overflow-wrap: anywhere }
h1 { margin: 0 0 1rem; font-size: 1.4rem; line-height: 1.25 }
h2 { margin: 1rem 0 .25rem; font-size: 1rem }
ul { margin: 0; padding-left: 1.25rem }
.from { margin: 0 0 .25rem; color: var(--soft); font-size: .875rem }
.amount { margin: 0 0 .75rem; font-size: 2rem; font-weight: 650; font-variant-numeric: tabular-nums }
dl { display: grid; grid-template-columns: auto 1fr; gap: .25rem 1rem; margin: 0 0 1rem }
dt { color: var(--soft) }
dd { margin: 0; text-align: right }
label { display: block; margin-top: 1rem; font-weight: 600 }
label.choice { display: flex; gap: .6rem; align-items: baseline; font-weight: 400 }
input:not([type=checkbox]), select { width: 100%; margin-top: .25rem; padding: .6rem .7rem; font: inherit;
  color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: .5rem }
.hint, .wrong { margin: .25rem 0 0; font-size: .875rem; font-weight: 400 }
.hint { color: var(--soft) }
.wrong { color: var(--wrong) }
input[aria-invalid=true] { border-color: var(--wrong) }
button { width: 100%; margin-top: 1.5rem; padding: .75rem; font: inherit; font-weight: 650; cursor: pointer;
  color: var(--on-go); background: var(--go); border: 0; border-radius: .5rem }
:focus-visible { outline: 3px solid var(--go); outline-offset: 2px }
.note { margin: 1.5rem 0 0; padding-top: 1rem; border-top: 1px solid #8884; color: var(--soft); font-size: .8125rem }
`
