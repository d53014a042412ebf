import { cardsScript } from './cards-script.js'
import { controlsScript } from './controls-script.js'
import { domScript } from './dom-script.js'
import { faultFormScript } from './fault-form-script.js'
import { faultsScript } from './faults-script.js'
import { iconImage } from './icon-image.js'
import { layoutStyle } from './layout-style.js'
import { mainScript } from './main-script.js'
import { page } from './page.js'
import { partsStyle } from './parts-style.js'
import { requestRowScript } from './request-row-script.js'
import { requestsScript } from './requests-script.js'
import { serverScript } from './server-script.js'

export interface Asset {
  readonly type: string
  readonly text: string
}

const html = (text: string): Asset => ({ type: 'text/html; charset=utf-8', text })
const css = (text: string): Asset => ({ type: 'text/css; charset=utf-8', text })
const script = (text: string): Asset => ({ type: 'text/javascript; charset=utf-8', text })

/** The page as it goes to the browser, by path. */
export const assets: Readonly<Record<string, Asset>> = {
  '/': html(page),
  '/icon.svg': { type: 'image/svg+xml', text: iconImage },
  '/layout.css': css(layoutStyle),
  '/parts.css': css(partsStyle),
  '/main.js': script(mainScript),
  '/dom.js': script(domScript),
  '/server.js': script(serverScript),
  '/cards.js': script(cardsScript),
  '/requests.js': script(requestsScript),
  '/request-row.js': script(requestRowScript),
  '/faults.js': script(faultsScript),
  '/fault-form.js': script(faultFormScript),
  '/controls.js': script(controlsScript),
}
