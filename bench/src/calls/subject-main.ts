// The process of one subject, whose name is its argument.
import { answerQuestions } from '../process/answer-questions.js'
import { createSubjectHost } from './subject-host.js'
import type { SubjectName } from './subject-list.js'

answerQuestions(createSubjectHost(process.argv[2] as SubjectName))
