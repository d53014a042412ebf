/** Colours, type and where things stand. */
export const layoutStyle = `
:root {
  color-scheme: light dark;
  --page: #f5f6f8; --surface: #ffffff; --sunken: #f0f2f5; --line: #dde1e7; --strong-line: #8b95a3;
  --text: #1b222c; --muted: #5a6572; --accent: #2b59c3; --on-accent: #ffffff;
  --ok: #17693f; --ok-soft: #e2f3e9; --warn: #7d5100; --warn-soft: #fbefd5;
  --bad: #b3262e; --bad-soft: #fce8e8; --fault: #6a35b1; --fault-soft: #f0e7fb;
  --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, 'Liberation Mono', 'DejaVu Sans Mono', monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #101419; --surface: #181d24; --sunken: #11161c; --line: #2b333d; --strong-line: #6d7988;
    --text: #e3e8ee; --muted: #9aa6b3; --accent: #8fb2ff; --on-accent: #0d1a36;
    --ok: #76d6a3; --ok-soft: #15322a; --warn: #ecc06a; --warn-soft: #362b14;
    --bad: #ff9c9c; --bad-soft: #3d1d21; --fault: #cbb0ff; --fault-soft: #2d2347;
  }
}

* { box-sizing: border-box; }
[hidden] { display: none !important; }
html { overflow-y: scroll; }
body {
  margin: 0; background: var(--page); color: var(--text);
  font: 15px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Liberation Sans', sans-serif;
}
h1, h2, h3, p, ul, ol, pre { margin: 0; padding: 0; }
ul, ol { list-style: none; }
h1 { font-size: 1.15rem; font-weight: 650; letter-spacing: -0.01em; display: flex; align-items: center; gap: 0.6rem; }
h2 { font-size: 0.95rem; font-weight: 650; }
h3 { font-size: 0.8rem; font-weight: 600; color: var(--muted); }
pre, code, .path, .method, .facts td { font-family: var(--mono); font-size: 0.8rem; }

.top {
  display: flex; flex-wrap: wrap; align-items: center; gap: 0.4rem 1.25rem;
  padding: 0.85rem 1.5rem; background: var(--surface); border-bottom: 1px solid var(--line);
}
.now { margin-left: auto; font-variant-numeric: tabular-nums; }
.connection { display: flex; align-items: center; gap: 0.45rem; color: var(--muted); font-size: 0.85rem; }
.connection::before { content: ''; width: 0.55rem; height: 0.55rem; border-radius: 50%; background: var(--strong-line); }
.connection[data-state='live']::before { background: var(--ok); }
.connection[data-state='lost'] { color: var(--bad); }
.connection[data-state='lost']::before { background: var(--bad); }

main {
  display: grid; gap: 1rem; padding: 1rem 1.5rem 2rem; max-width: 100rem; margin: 0 auto;
  grid-template-columns: minmax(0, 1fr) 21rem;
}
.providers {
  grid-column: 1 / -1; display: grid; gap: 1rem; min-height: 15rem;
  grid-template-columns: repeat(3, minmax(0, 1fr)); grid-auto-rows: 15rem;
}
/* Opened by hand, they may take more room; by themselves they never do. */
.providers:has(details[open]) { grid-auto-rows: fit-content(26rem); }
.side { display: grid; gap: 1rem; align-content: start; }
.panel { background: var(--surface); border: 1px solid var(--line); border-radius: 10px; padding: 0.85rem 1rem; min-width: 0; }
.panel-head { display: flex; align-items: center; gap: 0.75rem; min-height: 2rem; margin-bottom: 0.35rem; }
.panel-head > button { margin-left: auto; }
.provider-name { text-transform: capitalize; }

.requests { padding: 0.85rem 0 0; overflow: hidden; display: flex; flex-direction: column; }
.requests > .panel-head { padding: 0 1rem; }
/* The list has its own room and scrolls in it, so nothing else moves when a request arrives. */
.list-frame { position: relative; flex: 1; min-height: 36rem; border-top: 1px solid var(--line); }
.request-list { position: absolute; inset: 0; overflow-y: scroll; overflow-anchor: none; scrollbar-width: thin; }
.empty {
  position: absolute; inset: 0; display: grid; align-content: start; justify-items: center;
  gap: 0.3rem; padding: 6rem 2rem 2rem; text-align: center; pointer-events: none;
}

@media (max-width: 64rem) {
  main { grid-template-columns: minmax(0, 1fr); }
}
@media (max-width: 48rem) {
  .top { padding: 0.75rem 1rem; }
  .now { margin-left: 0; width: 100%; }
  main { padding: 0.75rem; gap: 0.75rem; }
  /* One under the other, room that is kept free would push the requests out of sight. */
  .providers { grid-template-columns: minmax(0, 1fr); gap: 0.75rem; min-height: 22rem; }
  .providers, .providers:has(details[open]) { grid-auto-rows: fit-content(26rem); }
}
`
