import { promisify } from 'node:util'
import { brotliDecompress, inflateRaw, unzip, type InputType, type ZlibOptions } from 'node:zlib'

type Decoder = (bytes: InputType, options: ZlibOptions) => Promise<Buffer>

const decoders = {
  unzip: promisify<InputType, ZlibOptions, Buffer>(unzip),
  inflateRaw: promisify<InputType, ZlibOptions, Buffer>(inflateRaw),
  brotli: promisify<InputType, ZlibOptions, Buffer>(brotliDecompress),
}

export const acceptedEncodings = { 'Accept-Encoding': 'gzip, deflate, br' }

/**
 * An answer as it was before it was compressed, up to `maxBytes`. What is in no encoding that was asked for is given as it is:
 * it is no JSON, and told as such.
 */
export async function decompress(bytes: Buffer, encoding: string, maxBytes: number): Promise<Buffer> {
  const decoder = decoderOf(encoding.toLowerCase(), bytes)
  if (decoder === undefined || bytes.length === 0) return bytes
  try {
    return await decoder(bytes, { maxOutputLength: maxBytes })
  } catch (error) {
    const isTooLarge = Reflect.get(Object(error) as object, 'code') === 'ERR_BUFFER_TOO_LARGE'
    if (isTooLarge) throw new Error(`maxContentLength of ${maxBytes} exceeded`)
    throw Object.assign(new Error('the answer cannot be decompressed'), { code: 'EBADMSG' })
  }
}

function decoderOf(encoding: string, [first = 0]: Buffer): Decoder | undefined {
  switch (encoding) {
    case 'gzip':
    case 'x-gzip':
      return decoders.unzip
    case 'deflate':
      // Some servers leave the header of zlib out, in which the lower half of the first byte is 8.
      return (first & 0x0f) === 8 ? decoders.unzip : decoders.inflateRaw
    case 'br':
      return decoders.brotli
    default:
      return undefined
  }
}
