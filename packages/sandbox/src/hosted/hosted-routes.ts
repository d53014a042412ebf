import type { Answer, ArrivedRequest, Route } from '../route.js'
import { formProblem } from './form-guard.js'
import { hostedPage } from './hosted-page.js'
import { html, type Html } from './html.js'

/** What is wrong with a form, by the name of the field. */
export type FormProblems = Readonly<Record<string, string>>

/** A form as it was sent, or as it begins, with what is wrong with it. */
export interface FormState {
  readonly sent: URLSearchParams
  readonly problems: FormProblems
}

/** Something that a person can do once, on a page. */
export interface HostedStep {
  readonly title: string
  readonly view: (form: FormState) => Html
  /** Does it, or says what is wrong and changes nothing. */
  readonly complete: (sent: URLSearchParams) => FormProblems | undefined
  readonly done: { readonly title: string; readonly text: string }
}

/** Why there is nothing to do behind a link: 404 when there never was, 410 when there no longer is. */
export interface ClosedStep {
  readonly status: 404 | 410
  readonly title: string
  readonly text: string
}

export interface HostedLinkSetup {
  readonly provider: string
  readonly path: string
  /** What the link with this query opens. */
  readonly open: (query: URLSearchParams) => HostedStep | ClosedStep
}

/** The page behind a link: GET shows it and changes nothing, POST does what it asks for. */
export function createHostedRoutes({ provider, path, open }: HostedLinkSetup): readonly Route[] {
  const opened = (request: ArrivedRequest) => open(new URLSearchParams(request.query))
  const message = (status: number, title: string, text: string): Answer =>
    hostedPage({ status, provider, title, content: html`<p role="status">${text}</p>` })
  const closed = ({ status, title, text }: ClosedStep): Answer => message(status, title, text)
  const form = (step: HostedStep, status: number, state: FormState): Answer =>
    hostedPage({ status, provider, title: step.title, content: step.view(state) })

  const show = (request: ArrivedRequest): Answer => {
    const step = opened(request)
    return 'status' in step ? closed(step) : form(step, 200, { sent: new URLSearchParams(), problems: {} })
  }

  const submit = (request: ArrivedRequest): Answer => {
    const why = formProblem(request)
    if (why !== undefined) {
      const answer = message(
        403,
        'Not from here',
        'This form may only be sent from the page that it stands on.',
      )
      return { ...answer, verdict: `refused: ${why}` }
    }
    const step = opened(request)
    if ('status' in step) return closed(step)
    const sent = new URLSearchParams(request.body.toString('utf8'))
    const problems = step.complete(sent)
    return problems === undefined
      ? message(200, step.done.title, step.done.text)
      : form(step, 422, { sent, problems })
  }

  return [
    { method: 'GET', path, answer: show },
    { method: 'POST', path, answer: submit },
  ]
}
