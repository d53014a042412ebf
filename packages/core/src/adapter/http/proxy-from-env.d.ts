declare module 'proxy-from-env' {
  /** The address of the proxy that the environment names for `url`; empty when there is none. */
  export function getProxyForUrl(url: string | URL): string
}
