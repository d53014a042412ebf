import { answerQuestions } from '../answer-questions.js'

export const asked = {
  double: (number: number) => number * 2,
  later: () => Promise.resolve('later'),
  argument: () => [process.argv[2], process.env['ITS_OWN']],
  fail: () => {
    throw new TypeError('It does not work.')
  },
  end: () => process.exit(3),
}

answerQuestions(asked)
