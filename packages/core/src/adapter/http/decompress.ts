import { inflateRawSync, unzipSync } from 'node:zlib'

/**
 * No `br`: a brotli response of 800 bytes can ask for 16 MiB of memory while it is decompressed, and payment APIs send small
 * JSON, which gzip makes as small.
 */
export const acceptedEncodings = 'gzip, deflate'

/**
 * A response as it was before it was compressed, up to `maxBytes`, or what is wrong with it. At once and not by Node's thread
 * pool: other work there would keep a call beyond its deadline. What is in no encoding that was asked for is given as it is: it
 * is no JSON, and told as such.
 */
export function decompress(
  bytes: Buffer,
  encoding: string,
  maxBytes: number,
): Buffer | 'too_large' | 'corrupt' {
  const decoder = decoderOf(encoding.toLowerCase(), bytes)
  if (decoder === undefined || bytes.length === 0) return bytes
  try {
    return decoder(bytes, { maxOutputLength: maxBytes })
  } catch (error) {
    const { code } = error as { readonly code?: unknown }
    const isTooLarge = code === 'ERR_BUFFER_TOO_LARGE'
    return isTooLarge ? 'too_large' : 'corrupt'
  }
}

function decoderOf(encoding: string, [first = 0]: Buffer): typeof unzipSync | undefined {
  switch (encoding) {
    case 'gzip':
    case 'x-gzip':
      return unzipSync
    case 'deflate':
      // Some servers leave the header of zlib out, in which the lower half of the first byte is 8.
      return (first & 0x0f) === 8 ? unzipSync : inflateRawSync
    default:
      return undefined
  }
}
