/** Node's long-term versions from the oldest that the packages promise to run on, and the newest one. */
export const allMajors = ['20', '22', '24', '26']

/** Majors come first, what is for jest behind `--`. */
export function parseTestArguments(args) {
  const end = args.indexOf('--')
  const given = end === -1 ? args : args.slice(0, end)
  const wrong = given.find((each) => !/^\d+$/.test(each))
  if (wrong !== undefined) {
    throw new Error(
      `"${wrong}" is no major of Node. What is for jest stands behind --, as in: 22 24 -- packages/sila`,
    )
  }
  return {
    majors: given.length === 0 ? allMajors : given,
    jestArguments: end === -1 ? [] : args.slice(end + 1),
  }
}
