/**
 * What a provider can be told beyond the neutral request, under the adapter's name. Each adapter adds its own key to this
 * interface, validates it, and refuses unknown keys. Keys of other adapters are left alone, so that one request can carry
 * the options of several providers.
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- adapters fill it by declaration merging
export interface ProviderOptions {}
