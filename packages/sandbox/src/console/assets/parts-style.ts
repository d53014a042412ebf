/** Cards, rows, forms and small signs. */
export const partsStyle = `
.muted, .hint { color: var(--muted); }
.hint, .request-list, .facts, .form label, .faults { font-size: 0.85rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 0.5rem; top: 0.5rem; padding: 0.4rem 0.8rem; background: var(--surface); z-index: 2; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
#requests:focus { outline: none; }
a { color: var(--accent); }
summary { cursor: pointer; }

.tag {
  display: inline-block; padding: 0 0.45rem; border-radius: 5px; font-size: 0.78rem; line-height: 1.5;
  background: var(--sunken); color: var(--muted); overflow-wrap: anywhere;
}
.tag:empty { display: none; }
.ok { color: var(--ok); } .warn { color: var(--warn); } .bad { color: var(--bad); } .plain { color: var(--muted); }
.tag.ok { background: var(--ok-soft); color: var(--ok); }
.tag.warn { background: var(--warn-soft); color: var(--warn); }
.tag.fault { background: var(--fault-soft); color: var(--fault); }

.provider { display: flex; flex-direction: column; min-height: 0; padding-bottom: 0; }
.cards { flex: 1; min-height: 0; overflow-y: auto; margin: 0 -1rem; scrollbar-width: thin; }
.cards .none { padding: 0.4rem 1rem; }
.card { border-top: 1px solid var(--line); }
.card > summary {
  display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0.05rem 0.75rem;
  padding: 0.5rem 1rem; list-style: none;
}
.card > summary::-webkit-details-marker, .request-list summary::-webkit-details-marker { display: none; }
.card > summary:hover, .request-list summary:hover { background: var(--sunken); }
.card > summary:focus-visible, .request-list summary:focus-visible { outline-offset: -2px; }
.card-name { font-weight: 600; overflow-wrap: anywhere; }
.card-face { grid-row: 2; color: var(--muted); font-size: 0.85rem; }
.applied > summary { color: var(--muted); font-size: 0.85rem; }
.card-expiry { font-variant-numeric: tabular-nums; color: var(--muted); }
.flags { grid-column: 1 / -1; display: flex; flex-wrap: wrap; gap: 0.3rem; margin-top: 0.2rem; }
.card > .facts, .card > p { margin: 0 1rem 0.75rem; width: calc(100% - 2rem); }
.fresh { animation: fresh 2s ease-out; }
@keyframes fresh { from { background: var(--ok-soft); } }
@media (prefers-reduced-motion: reduce) { .fresh { animation: none; } }

/* Whole pixels, so that rows put above can be scrolled away exactly. */
.request-list { line-height: 1.25rem; }
.request-list .notes .tag { line-height: 1.125rem; }
.request-list > li { border-bottom: 1px solid var(--line); }
.request-list summary {
  display: grid; align-items: baseline; column-gap: 0.9rem; row-gap: 0.125rem; padding: 0.5rem 1rem; list-style: none;
  grid-template-columns: 4.2rem 4rem 3.6rem minmax(0, 1fr) 5.2rem 10.5rem;
}
.request-list details[open] > summary { background: var(--sunken); }
.when { color: var(--muted); font-variant-numeric: tabular-nums; }
.from { text-transform: capitalize; }
.path, .verdict { overflow-wrap: anywhere; }
.status { font-variant-numeric: tabular-nums; font-weight: 600; text-align: right; white-space: nowrap; }
.what { display: flex; flex-wrap: wrap; align-items: center; gap: 0.125rem 0.6rem; min-width: 0; }
.notes { display: flex; flex-wrap: wrap; gap: 0.125rem 0.3rem; }
.inside { display: grid; gap: 0.4rem; padding: 0.6rem 1rem 0.9rem; border-top: 1px solid var(--line); }
.newer { margin-left: auto; border-color: var(--accent); color: var(--accent); }

.facts { border-collapse: collapse; width: 100%; }
.facts th, .facts td { padding: 0.12rem 0; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
.facts th { width: 44%; padding-right: 1rem; font-weight: 400; color: var(--muted); }
.inside .facts th { width: 13rem; }
pre {
  background: var(--sunken); border: 1px solid var(--line); border-radius: 6px; padding: 0.6rem 0.75rem;
  max-height: 22rem; overflow: auto; white-space: pre-wrap; overflow-wrap: anywhere; line-height: 1.5;
}
#config { white-space: pre; }
pre.explanation { border-left: 3px solid var(--bad); }
details > pre { margin-top: 0.5rem; }

button, input, select {
  font: inherit; font-size: 0.85rem; color: inherit; background: var(--surface);
  border: 1px solid var(--strong-line); border-radius: 6px; padding: 0.28rem 0.7rem; min-height: 2rem;
}
button { cursor: pointer; white-space: nowrap; }
button:hover { background: var(--sunken); }
button.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 600; }
button.primary:hover { filter: brightness(1.08); }
button.danger { color: var(--bad); border-color: currentColor; }
input:disabled { opacity: 0.5; }
input[type='checkbox'] { min-height: 0; width: 1rem; height: 1rem; accent-color: var(--accent); }
.form { display: grid; gap: 0.55rem; border-top: 1px solid var(--line); padding-top: 0.75rem; }
.field { display: grid; gap: 0.15rem; min-width: 0; }
.field > input, .field > select { width: 100%; min-width: 0; }
.own-fields { display: grid; gap: 0.55rem; }
.own-fields:empty { display: none; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 0.75rem; }
.choice { display: flex; align-items: center; gap: 0.5rem; }
.row { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem; }
.row + .hint { margin-top: 0.35rem; }
.buttons { margin-top: 0.75rem; }
.row label { font-size: 0.85rem; }
.campaign { border-top: 1px solid var(--line); margin-top: 0.75rem; padding-top: 0.75rem; font-size: 0.85rem; }
.campaign > input { width: 4.2rem; }
.problem { color: var(--bad); font-size: 0.85rem; overflow-wrap: anywhere; }
.problem:empty { display: none; }

.faults { display: grid; gap: 0.5rem; margin-bottom: 0.75rem; }
.faults > li { display: flex; justify-content: space-between; align-items: start; gap: 0.75rem; }
.faults .hint { overflow-wrap: anywhere; }
.faults .all { justify-content: end; }

@media (max-width: 48rem) {
  .inside .facts th { width: 44%; }
  .request-list summary { grid-template-columns: auto auto minmax(0, 1fr) auto; column-gap: 0.6rem; }
  .status { grid-column: 4; }
  .what { grid-column: 1 / -1; grid-row: 2; }
  .verdict { grid-column: 1 / -1; }
}
`
