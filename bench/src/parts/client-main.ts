// The process of one client, whose name is its argument.
import type { ClientName } from '../clients/client-list.js'
import { answerQuestions } from '../process/answer-questions.js'
import { createClientHost } from './client-host.js'

answerQuestions(createClientHost(process.argv[2] as ClientName))
