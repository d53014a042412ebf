import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import axios, { type AxiosInstance } from 'axios'

/** No answer larger than this is read, in bytes. */
export const maxAnswerBytes = 1024 * 1024

/** The axios instance of one provider instance: keep-alive, no redirects, and no transforms, so bytes stay what they are. */
export function createHttpClient(): AxiosInstance {
  return axios.create({
    adapter: 'http',
    httpAgent: new HttpAgent({ keepAlive: true }),
    httpsAgent: new HttpsAgent({ keepAlive: true }),
    maxRedirects: 0,
    maxContentLength: maxAnswerBytes,
    responseType: 'arraybuffer',
    transformRequest: [],
    transformResponse: [],
    validateStatus: null,
    headers: { Accept: 'application/json', 'User-Agent': 'cardlane' },
  })
}
