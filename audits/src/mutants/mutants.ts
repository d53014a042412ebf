import { carelessMutants } from './careless-mutants.js'
import { leakingMutants } from './leaking-mutants.js'
import { lyingMutants } from './lying-mutants.js'

export const mutants = [...lyingMutants, ...carelessMutants, ...leakingMutants]
