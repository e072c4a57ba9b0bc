import { refersTo } from "../../resource/reference.ts";
import { cloudControlResource, cloudwatch } from "../../resource/resource-types.ts";
import type { StackResource } from "../../resource/resource.ts";
import { type Finding, type Rule, resourceRule, stackRule } from "../../rule/rule.ts";
import {
  type EndpointConfiguration,
  answersFromInstances,
  endpointConfigurationOf,
  endpointConfigurationTypes,
} from "../../sagemaker/endpoint-configuration.ts";
import { definitionReader, scheduleReader } from "../../sagemaker/job-definition.ts";
import { type Reader, readerAt } from "../../sagemaker/reader.ts";
import { type Schedule, schedulesOf } from "../../sagemaker/schedule.ts";
import { type ServedEndpoint, endpointsOf } from "../../sagemaker/served-endpoint.ts";
import { mayServeSeveralModels } from "../../sagemaker/several-models.ts";
import type { Property } from "@mlops/api-constraints/property";
import { sageMakerMetricNamespaces } from "@mlops/aws";

export const envDataCapture = resourceRule("env-data-capture", {
  settings: { minSamplingPercent: 10 },
  resourceTypes: endpointConfigurationTypes,
  check(resource, report, { settings: { minSamplingPercent } }) {
    const configuration = endpointConfigurationOf(resource);
    if (configuration && answersFromInstances(configuration)) {
      captureProblems(configuration, minSamplingPercent).forEach(report);
    }
  },
});

function captureProblems({ read: all }: EndpointConfiguration, minPercent: number): Finding[] {
  const capture = all("DataCaptureConfig");
  if (capture.isMissing) return [{ property: capture }];
  const read = readerAt(all, "DataCaptureConfig");
  const enabled = read("EnableCapture");
  if (enabled.isNot(true)) return [{ property: enabled, todo: "set enableCapture to true" }];
  const percent = read("InitialSamplingPercentage");
  const key = read("KmsKeyId");
  const options = read("CaptureOptions");
  const modes = options.elements.map((_, index) => read(`CaptureOptions.${index}.CaptureMode`));
  const missing = ["Input", "Output"].filter(
    (mode) => !options.isUnknown && modes.every((one) => one.isNot(mode, "InputAndOutput")),
  );
  return [
    ...missing.map((mode) => ({ property: options, todo: `add captureMode "${mode}" to captureOptions` })),
    ...(percent.isMissing || (percent.number ?? minPercent) < minPercent
      ? [{ property: percent, todo: `set initialSamplingPercentage to ${minPercent} or more` }]
      : []),
    ...(key.isMissing ? [{ property: key, todo: "set kmsKeyId to a customer-managed key" }] : []),
  ];
}

/** What somebody must be told of, and the metrics that show it. */
const kinds = [
  { what: "errors", metrics: ["Invocation5XXErrors"] },
  { what: "latency", metrics: ["ModelLatency", "OverheadLatency"] },
];

export const envEndpointAlarms = stackRule("env-endpoint-alarms", {
  check(stack, report) {
    const alarms = stack.ofType(cloudwatch.metricAlarm);
    for (const endpoint of endpointsOf(stack)) {
      for (const { what, metrics } of kinds) {
        const its = alarms.filter((alarm) => mayWatch(alarm, endpoint, metrics));
        const [first] = its;
        if (!first) {
          const todo = `give the endpoint a MetricAlarm of its ${what} (${metrics.join(" or ")})`;
          report({ resource: endpoint.resource, todo });
        } else if (its.every(isMute)) {
          report({
            resource: first,
            todo: `let the alarm tell somebody: set alarmActions, and leave it enabled`,
          });
        }
      }
    }
  },
});

function isMute({ props }: StackResource): boolean {
  return props.at("alarmActions").isMissing || props.at("actionsEnabled").is(false);
}

/** One metric that an alarm looks at. */
interface Watched {
  readonly metric: Property;
  /** The alarm's property that it is in. */
  readonly property: string;
}

function mayWatch(alarm: StackResource, { target }: ServedEndpoint, metrics: readonly string[]): boolean {
  return watchedBy(alarm).some(({ metric, property }) => {
    const isOther =
      metric.at("namespace").isNot(sageMakerMetricNamespaces.requests) ||
      metric.at("metricName").isNot(...metrics);
    const name = metric.at("dimensions").key("EndpointName");
    return !isOther && refersTo(name, alarm.dependenciesOf(property), target) !== "no";
  });
}

function watchedBy({ props }: StackResource): Watched[] {
  const queries = props.at("metricQueries");
  const list = queries.isUnknown ? [queries] : queries.elements;
  return [
    { metric: props, property: "dimensions" },
    ...list.map((query) => ({ metric: query.at("metric"), property: "metricQueries" })),
  ];
}

export const envMonitorRequired = stackRule("env-monitor-required", {
  check(stack, report) {
    // What may be anything may be a schedule.
    if (stack.ofType(cloudControlResource).some(({ props }) => props.at("typeName").isUnknown)) return;
    const schedules = schedulesOf(stack);
    for (const endpoint of endpointsOf(stack)) {
      const { candidates, resource } = endpoint;
      const isMonitorable = candidates.every(
        ({ resource: made, configuration }) =>
          configuration &&
          answersFromInstances(configuration) &&
          !mayServeSeveralModels(made, configuration, stack),
      );
      if (isMonitorable && !schedules.some((one) => mayMonitor(one, endpoint))) report({ resource });
    }
  },
});

/** Whether a schedule is, or may be, about an endpoint: itself, or the job definition that it runs. */
function mayMonitor(schedule: Schedule, { target }: ServedEndpoint): boolean {
  const { resource, sources, definitions, definitionName } = schedule;
  const itself = inlineEndpointNames(resource).some((name) => refersTo(name, sources, target) !== "no");
  // Nothing is known of a definition that is elsewhere.
  const elsewhere = !definitionName.isMissing && definitions.length === 0;
  return itself || elsewhere || definitions.some((one) => definitionMayMonitor(one, target));
}

function definitionMayMonitor(definition: StackResource, target: ServedEndpoint["target"]): boolean {
  const found = definitionReader(definition);
  if (!found) return true;
  const { monitor, read } = found;
  const isCloudControl = definition.type === cloudControlResource;
  const sources = definition.dependenciesOf(isCloudControl ? "desiredState" : "dataQualityJobInput");
  // CloudFormation takes the name beside the input, too.
  const names = [read(`${monitor}JobInput.EndpointInput.EndpointName`), read("EndpointName")];
  return names.some((name) => refersTo(name, sources, target) !== "no");
}

/** @pulumi/aws has one input where the API has a list. */
function inlineEndpointNames(schedule: StackResource): Property[] {
  const read = scheduleReader(schedule);
  const inputs = "MonitoringJobDefinition.MonitoringInputs";
  const paths = [
    "EndpointInput.EndpointName",
    ...indicesOf(read, inputs).map((at) => `${at}.EndpointInput.EndpointName`),
  ];
  return read ? paths.map((path) => read(`${inputs}.${path}`)) : [];
}

function indicesOf(read: Reader | undefined, list: string): string[] {
  return (read?.(list).elements ?? []).map((_, index) => `${index}`);
}

export const observabilityRules: readonly Rule[] = [envDataCapture, envEndpointAlarms, envMonitorRequired];
