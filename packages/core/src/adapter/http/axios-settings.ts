import type { AxiosInstance, InternalAxiosRequestConfig } from 'axios'
import { ConfigurationError } from '../../errors/input-errors.js'

const onAgent = 'set it on an agent'
const limited = 'requests and answers have limits of their own'
const judged = 'answers are read as bytes, and the adapter of the provider judges them'
const followed = 'no redirect is followed'
const unseen = 'no progress is reported'

/** What axios' own adapter reads and the sender here does not, with what to do instead or why. */
const withoutEffect: Readonly<Record<string, string>> = {
  ...{ family: onAgent, http2Options: onAgent, lookup: onAgent, maxRate: onAgent, socketPath: onAgent },
  ...{ maxBodyLength: limited, maxContentLength: limited },
  ...{ decompress: judged, responseEncoding: judged, responseType: judged, validateStatus: judged },
  ...{ beforeRedirect: followed, maxRedirects: followed },
  ...{ onDownloadProgress: unseen, onUploadProgress: unseen },
  auth: 'the credentials are options of the provider instance',
  cancelToken: 'use signal',
  httpVersion: 'HTTP/1.1 is spoken',
  insecureHTTPParser: 'answers are parsed strictly',
  transport: 'it is part of the sender; choose another one by setting adapter to http',
  timeoutErrorMessage: 'errors have messages of their own',
}

/** Refuses a request with a setting that would have no effect. Called before it is signed. */
export type RefuseSettings = (config: InternalAxiosRequestConfig) => void

/** Made before the application sees the instance: what it has by then is no setting of the application. */
export function createRefuseSettings({ defaults }: AxiosInstance): RefuseSettings {
  const names = Object.keys(withoutEffect)
  const own = new Map(names.map((name) => [name, settingOf(defaults, name)]))
  return (config) => {
    const foreign = names.find((name) => settingOf(config, name) !== own.get(name))
    if (foreign !== undefined) throw refused(`sets ${foreign}: ${String(withoutEffect[foreign])}`)
  }
}

/** `null` is how axios writes that there is none. */
function settingOf(settings: object, name: string): unknown {
  return (Reflect.get(settings, name) as unknown) ?? undefined
}

/** The error of what an application did in `configureHttp`. */
export function refused(message: string): ConfigurationError {
  return new ConfigurationError([{ path: 'world.configureHttp', message }])
}
