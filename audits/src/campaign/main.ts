import { readArguments } from './read-arguments.js'
import { hasPassed, report, reportJson } from './report.js'
import { runCampaign } from './run-campaign.js'

const { json, ...options } = readArguments(process.argv.slice(2))
const campaign = await runCampaign(options)
console.log(json ? JSON.stringify(reportJson(campaign, options), undefined, 2) : report(campaign, options))
if (!hasPassed(campaign)) process.exitCode = 1
