import type { Clock } from '../../clock.js'
import { realWorld, type World } from '../world.js'
import { createAxiosClient } from './axios-client.js'
import { createCircuits, type Circuits, type CircuitSettings } from './circuit.js'
import { createClockSkew, type ClockSkew } from './clock-skew.js'
import { createPlainClient, type HttpClient } from './http-client.js'
import { createRetryBudget, type RetryBudget } from './retry-budget.js'

/** What the requests of one provider instance have in common. */
export interface Wire {
  readonly http: HttpClient
  readonly clock: Clock
  readonly random: () => number
  readonly maxAttempts: number
  readonly clockSkew: ClockSkew
  readonly retryBudget: RetryBudget
  readonly circuits: Circuits
}

export interface WireSettings extends Omit<CircuitSettings, 'clock'> {
  readonly maxAttempts: number
}

export function createWire({ clock, random, configureHttp }: World, settings: WireSettings): Wire {
  const configured = configureHttp !== realWorld.configureHttp
  return {
    http: configured ? createAxiosClient(configureHttp) : createPlainClient(),
    clock,
    random,
    maxAttempts: settings.maxAttempts,
    clockSkew: createClockSkew(clock),
    retryBudget: createRetryBudget(),
    circuits: createCircuits({ clock, ...settings }),
  }
}
