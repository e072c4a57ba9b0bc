import type { Resource } from "@pulumi/pulumi";
import { type MonitorKind, nameLengths } from "@mlops/aws";
import { type ImageRequest, containerImageProblems } from "@mlops/container-images";
import { type AwsEnvironment, checkedSettings, crossAccountProblems, problem } from "@mlops/core";
import { modelMonitorSettings } from "../settings/monitor-settings.ts";
import { comparedSettings, registeredKeys } from "./compared-settings.ts";
import type { CheckedMonitor, ModelMonitorArgs } from "./monitor-args.ts";

/**
 * The arguments of a monitor, checked and with their defaults.
 * @throws ResourceError with every problem
 */
export function checkedMonitor(component: Resource, name: string, args: ModelMonitorArgs): CheckedMonitor {
  const { environment, guardrails, keys, alarmTopic, network, mlEnvironment, ...rest } = args;
  const { endpoint, modelName, tags, registered, trustedAccounts: _trusted, ...given } = rest;
  const references = { guardrails, keys, alarmTopic, network, mlEnvironment };
  const problems = [
    ...crossAccountProblems(environment, { ...references, ...(endpoint && { endpoint }) }),
    ...nameProblems(name),
    ...sourceProblems(args),
    ...imageProblems(args),
    ...registeredProblems(args),
  ];
  const settings = checkedSettings(component, name, modelMonitorSettings, given, problems);
  return {
    ...comparedSettings(settings, mlEnvironment, registered),
    environment,
    ...references,
    tags,
    ...(endpoint && { endpoint }),
    ...(modelName !== undefined && { modelName }),
  };
}

/** Pulumi adds 8 characters to the longest logical name of a definition, `<name>-data-quality`. */
const longestName = nameLengths.sageMaker - "-data-quality".length - 8;

function nameProblems(name: string): string[] {
  return name.length > longestName ? [problem("logicalName", name, `at most ${longestName} characters`)] : [];
}

/** What can be monitored, and what an analysis needs besides. */
function sourceProblems({ endpoint, batch, explainability, modelName }: ModelMonitorArgs): string[] {
  const problems: string[] = [];
  if ((endpoint === undefined) === (batch === undefined)) {
    const got = endpoint === undefined ? "nothing" : "an endpoint, and batch";
    problems.push(`endpoint: got ${got}; expected either an endpoint or batch`);
  }
  if (endpoint && (endpoint.serving.mode !== "real-time" || endpoint.serving.target.kind !== "none")) {
    const { mode, target } = endpoint.serving;
    const got = mode === "real-time" ? `requests that name a ${target.kind}` : mode;
    problems.push(
      problem("endpoint.serving", got, "a real-time endpoint of a single model: SageMaker monitors no other"),
    );
  }
  if (explainability && modelName === undefined) {
    problems.push(
      problem("modelName", undefined, "the name of the SageMaker model that explainability asks"),
    );
  }
  return problems;
}

/** What `registered` means, and whether its files may be read and are where the jobs run. */
function registeredProblems(args: ModelMonitorArgs): string[] {
  const { environment, registered, trustedAccounts = [] } = args;
  if (registered === undefined) {
    return registeredKeys(args).map((key) =>
      problem(key, "registered", "another baseline, because the endpoint serves no registered version"),
    );
  }
  const { account, region } = registered.registry.environment;
  const todo = "to compare with another account's, add it to trustedAccounts";
  return [
    ...(region === environment.region
      ? []
      : [problem("registered.registry", region, `a registry in ${environment.region}, where the jobs run`)]),
    ...([environment.account, ...trustedAccounts].includes(account)
      ? []
      : [problem("registered.registry", account, `account ${environment.account}`, todo)]),
  ];
}

/** Which of SageMaker's images runs a monitor's jobs. */
export function monitorImage(kind: MonitorKind, environment: AwsEnvironment): ImageRequest {
  return kind === "bias" || kind === "explainability"
    ? { framework: "clarify", version: "1.0", purpose: "processing", environment }
    : { framework: "model-monitor", version: "untagged", purpose: "monitoring", environment };
}

/** A region without the containers is refused before anything is made. */
function imageProblems(args: ModelMonitorArgs): string[] {
  const { environment, dataQuality, modelQuality, bias, explainability } = args;
  return [
    ...((dataQuality ?? modelQuality)
      ? containerImageProblems(monitorImage("data-quality", environment))
      : []),
    ...((bias ?? explainability) ? containerImageProblems(monitorImage("bias", environment)) : []),
  ];
}
