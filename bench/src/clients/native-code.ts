import { silaSigner } from '@cardlane/sila'
import { madeUp } from './made-up.js'

/** Lets this process load no native code, so that Cardlane signs as where the package `secp256k1` is not installed. */
export function refuseNativeCode(): void {
  process.dlopen = (_module: object, file: string): never => {
    throw new Error(`${file} is not to be loaded here.`)
  }
}

/** @throws Error when Cardlane signs without native code although it should. */
export async function expectNativeCode(): Promise<void> {
  await silaSigner(madeUp.sila.appKey).sign(new Uint8Array(32).fill(1))
  const { sharedObjects } = process.report.getReport() as { readonly sharedObjects: readonly string[] }
  if (sharedObjects.some((file) => file.includes('secp256k1'))) return
  throw new Error('The package secp256k1 is not installed with its native code.')
}
