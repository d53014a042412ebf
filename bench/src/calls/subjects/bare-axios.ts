import axios from 'axios'
import type { CreateSubject } from '../subject.js'
import type { PrepareBareRequests } from './bare-requests.js'
import { expectSuccess } from './expect-success.js'

/** What an application would write by itself: axios as it comes. */
export const bareAxios =
  (prepare: PrepareBareRequests): CreateSubject =>
  async ({ origin }) => {
    const makeRequest = await prepare()
    return {
      async call(lane) {
        const { path, headers, body } = await makeRequest(lane)
        const { status, data } = await axios.post<unknown>(`${origin}${path}`, body, { headers })
        expectSuccess(status, data)
      },
    }
  }
