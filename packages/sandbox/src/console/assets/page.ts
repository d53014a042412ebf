/** The page before its scripts fill it: every part has its place from the start. */
export const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>Cardlane sandbox</title>
    <link rel="icon" href="/icon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="/layout.css" />
    <link rel="stylesheet" href="/parts.css" />
    <script type="module" src="/main.js"></script>
  </head>
  <body>
    <a class="skip" href="#requests">Skip to the requests</a>
    <header class="top">
      <h1><img src="/icon.svg" alt="" width="28" height="28" /> Cardlane sandbox</h1>
      <p class="connection" id="connection" data-state="waiting">Connecting</p>
      <p class="now"><span class="muted">Sandbox time</span> <time id="now">–</time> <span id="ahead" class="tag"></span></p>
    </header>
    <main>
      <section class="providers" id="providers" aria-label="Cards"></section>

      <section class="panel requests" id="requests" aria-labelledby="requests-title" tabindex="-1">
        <div class="panel-head">
          <h2 id="requests-title">Requests</h2>
          <p class="muted" id="request-count">none yet</p>
          <button type="button" id="newer" class="newer" hidden></button>
        </div>
        <div class="list-frame">
          <div class="empty" id="no-requests">
            <p><strong>Nothing has arrived yet.</strong></p>
            <p class="muted">Copy the configuration, start your application with it, and call <code>updateCard</code>.</p>
          </div>
          <ol class="request-list" id="request-list"></ol>
        </div>
      </section>

      <aside class="side" aria-label="Controls">
        <section class="panel" aria-labelledby="config-title">
          <div class="panel-head">
            <h2 id="config-title">Configuration</h2>
            <button type="button" id="copy-config">Copy</button>
          </div>
          <details>
            <summary>cardlane.config.json</summary>
            <pre id="config" tabindex="0" aria-label="cardlane.config.json"></pre>
          </details>
        </section>

        <section class="panel" aria-labelledby="clock-title">
          <div class="panel-head"><h2 id="clock-title">Clock and state</h2></div>
          <form id="clock-form" class="row" autocomplete="off">
            <label for="advance">Advance by</label>
            <input id="advance" name="advance" value="31m" required size="6" aria-describedby="clock-hint" />
            <button type="submit">Advance</button>
          </form>
          <p class="hint" id="clock-hint">Such as 90s, 31m, 8h or 2d. Secure links live for 30m.</p>
          <p class="row buttons">
            <button type="button" id="rotate">Rotate Paywall codes</button>
            <button type="button" id="reset" class="danger">Reset</button>
          </p>
          <p class="problem" id="state-problem" role="alert"></p>
        </section>

        <section class="panel" aria-labelledby="faults-title">
          <div class="panel-head"><h2 id="faults-title">Faults</h2></div>
          <ul class="faults" id="faults"></ul>
          <p class="problem" id="faults-problem" role="alert"></p>
          <form id="fault-form" class="form" autocomplete="off"></form>
          <form id="campaign-form" class="row campaign" autocomplete="off">
            <label for="rate">Random faults, %</label>
            <input id="rate" name="rate" type="number" min="1" max="100" value="10" required />
            <button type="submit">Start</button>
          </form>
          <p class="problem" id="campaign-problem" role="alert"></p>
        </section>
      </aside>
    </main>
    <p class="unseen" id="announcement" role="status"></p>
  </body>
</html>
`
