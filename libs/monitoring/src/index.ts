export { type ModelMonitorArgs } from "./model-monitor/monitor-args.ts";
export { ModelMonitor } from "./model-monitor/model-monitor.ts";
export { modelMonitorSettings } from "./settings/monitor-settings.ts";
