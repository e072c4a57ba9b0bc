import { servicePrincipals } from "@mlops/aws";
import type { AccessModel } from "../access-model.ts";
import { type Need, needs } from "../need.ts";
import { type ReadResource, textAt, textsIn, valueAt } from "../plain-inputs.ts";
import { containerNeeds } from "./job-access.ts";
import { keysOf } from "./pipelines/step-jobs.ts";

/**
 * The definition of a monitor's job: the inputs of its own resource, those of Cloud Control in the same words, or what a
 * schedule says in place.
 */
function jobDefinitionOf(made: ReadResource): unknown {
  if (/^aws:sagemaker\/\w+JobDefinition:/.test(made.type)) return made.inputs;
  if (made.type.startsWith("aws:sagemaker/monitoringSchedule:")) {
    return valueAt(made.inputs, "monitoringScheduleConfig", "monitoringJobDefinition");
  }
  const state = textAt(made.inputs, "desiredState");
  const isDefinition = (textAt(made.inputs, "typeName") ?? "").endsWith("JobDefinition");
  return isDefinition && state !== undefined ? withSmallLetters(JSON.parse(state)) : undefined;
}

/** A value whose keys begin with a small letter. */
function withSmallLetters(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withSmallLetters);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key.charAt(0).toLowerCase() + key.slice(1),
      withSmallLetters(inner),
    ]),
  );
}

/**
 * A monitor's job reads what it compares, writes its report, attaches to its VPC and to encrypted volumes, and writes
 * its log.
 */
export function monitorJobs(made: ReadResource, model: AccessModel): Need[] {
  const definition = jobDefinitionOf(made);
  if (definition === undefined) return [];
  const who = textAt(definition, "roleArn");
  const parts = Object.entries(Object(definition));
  const within = (pattern: RegExp) =>
    parts.flatMap(([name, part]) => (pattern.test(name) ? textsIn(part) : []));
  const uris = (texts: readonly string[]) => texts.filter((text) => text.startsWith("s3://"));
  const outputs = parts.flatMap(([name, part]) =>
    name.endsWith("OutputConfig") ? [textAt(part, "kmsKeyId")] : [],
  );
  const cluster = valueAt(definition, "jobResources") ?? valueAt(definition, "monitoringResources");
  return [
    ...needs(made, "works under this role", {
      who: servicePrincipals.sageMaker,
      actions: ["sts:AssumeRole"],
      resources: who === undefined ? [] : [who],
      context: { "aws:SourceAccount": made.account },
    }),
    ...containerNeeds(made, "", {
      who,
      images: within(/AppSpecification$/),
      reads: [
        ...uris(within(/(?:^baseline|BaselineConfig|JobInput|^monitoringInputs|AppSpecification)$/)),
        ...capturedBy(made, model, definition),
      ],
      isListing: true,
      writes: uris(within(/OutputConfig$/)),
      outputKeys: keysOf(made, model, outputs),
      volumeKeys: keysOf(made, model, [textAt(cluster, "clusterConfig", "volumeKmsKeyId")]),
      isInVpc: valueAt(definition, "networkConfig", "vpcConfig") !== undefined,
      logs: "processing-jobs",
    }),
  ];
}

/** Where the endpoints that a job watches keep what they receive and answer. */
function capturedBy(made: ReadResource, { resources }: AccessModel, definition: unknown): string[] {
  const isThere = (type: string) => (one: ReadResource) =>
    one.type.startsWith(`aws:sagemaker/${type}:`) && one.account === made.account;
  const watched = new Set(endpointNames(definition));
  const configurations = resources
    .filter(isThere("endpoint"))
    .filter(({ id, inputs }) => watched.has(id) || watched.has(textAt(inputs, "name") ?? ""))
    .flatMap(({ inputs }) => textAt(inputs, "endpointConfigName") ?? []);
  return resources
    .filter(isThere("endpointConfiguration"))
    .filter(({ id }) => configurations.includes(id))
    .flatMap(({ inputs }) => textAt(inputs, "dataCaptureConfig", "destinationS3Uri") ?? []);
}

/** Values of `endpointName` anywhere in a definition. */
function endpointNames(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(endpointNames);
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "endpointName" && typeof inner === "string" ? [inner] : endpointNames(inner),
  );
}
