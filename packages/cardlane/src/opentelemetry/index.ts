export { openTelemetryListener, type OpenTelemetrySettings } from './open-telemetry-listener.js'
