import type { Clock } from '../../clock.js'
import { openAxios, type ConfiguredAxios } from '../http/axios-seam.js'
import { Connections } from '../http/connections.js'
import type { CommonOptions } from '../options/common-options.js'
import { realWorld, type World } from '../world.js'
import { ClockSkew } from './clock-skew.js'
import { Hosts } from './hosts.js'
import { RetryBudget } from './retry-budget.js'

/** What the requests of one provider instance have in common. */
export interface InstanceHttp {
  readonly clock: Clock
  readonly random: () => number
  readonly maxAttempts: number
  readonly clockSkew: ClockSkew
  readonly retryBudget: RetryBudget
  readonly hosts: Hosts
  readonly connections: Connections
  /** The application's axios, where it has configured one: loaded, and configured, with the first request. */
  readonly axios: (() => Promise<ConfiguredAxios>) | undefined
}

export function createInstanceHttp(
  { clock, random, configureHttp }: World,
  options: CommonOptions,
): InstanceHttp {
  const { maxAttempts, maxConnections, circuitFailures, circuitOpenMs } = options
  let opened: Promise<ConfiguredAxios> | undefined
  return {
    clock,
    random,
    maxAttempts,
    clockSkew: new ClockSkew(clock),
    retryBudget: new RetryBudget(),
    hosts: new Hosts({ clock, maxFailures: circuitFailures, openMs: circuitOpenMs }),
    connections: new Connections(maxConnections),
    axios:
      configureHttp === realWorld.configureHttp ? undefined : () => (opened ??= openAxios(configureHttp)),
  }
}
