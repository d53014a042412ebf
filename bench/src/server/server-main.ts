// The process of the server.
import { answerQuestions } from '../process/answer-questions.js'
import { startAnswerServer } from './answer-server.js'

const { handlers } = await startAnswerServer()
answerQuestions(handlers)
