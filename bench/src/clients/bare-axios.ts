import axios from 'axios'
import type { PrepareBareRequests } from './bare-requests.js'
import type { CreateClient } from './client.js'
import { expectSuccess } from './expect-success.js'

/** What an application would write by itself: axios as it comes. */
export const bareAxios =
  (prepare: PrepareBareRequests): CreateClient =>
  async ({ origin }) => {
    const makeRequest = await prepare()
    return {
      async call(owner) {
        const { path, headers, body } = await makeRequest(owner)
        const { status, data } = await axios.post<unknown>(`${origin}${path}`, body, { headers })
        expectSuccess(status, data)
      },
    }
  }
