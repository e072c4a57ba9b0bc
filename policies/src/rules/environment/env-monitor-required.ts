import type { Property } from "@mlops/api-constraints/property";
import { refersTo } from "../../reference.ts";
import type { StackResource } from "../../resource.ts";
import { cloudControlResource } from "../../resource-types.ts";
import { stackRule } from "../../rule.ts";
import { answersFromInstances } from "../../sagemaker/endpoint-configuration.ts";
import { definitionReader, scheduleReader } from "../../sagemaker/job-definition.ts";
import type { Reader } from "../../sagemaker/reader.ts";
import { type Schedule, schedulesOf } from "../../sagemaker/schedule.ts";
import { mayServeSeveralModels } from "../../sagemaker/several-models.ts";
import { type ServedEndpoint, endpointsOf } from "../../sagemaker/served-endpoint.ts";

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
