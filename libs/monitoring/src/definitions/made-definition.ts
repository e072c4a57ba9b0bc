import { createHash } from "node:crypto";
import { type Output, type Resource, all } from "@pulumi/pulumi";
import { DataQualityJobDefinition } from "@pulumi/aws/sagemaker/dataQualityJobDefinition.js";
import { nameLengths } from "@mlops/aws";
import { canonicalJson, cloudControlResource, physicalName } from "@mlops/core";
import type { JobState } from "./cloud-control-states.ts";
import { dataQualityArgs } from "./data-quality.ts";
import { modelBiasState, modelExplainabilityState, modelQualityState } from "./job-state.ts";
import type { MonitorJob } from "./monitor-job.ts";

/**
 * Makes the job definition of a monitor. Every change replaces it, and its name says its content: the new one is made,
 * the schedule takes it, and the old one is deleted.
 * @returns its name, once it is there
 */
export function madeDefinition(
  name: string,
  job: MonitorJob,
  options: { readonly parent: Resource; readonly dependsOn: Resource[] },
): Output<string> {
  const { dataQuality, modelQuality, bias, explainability } = job.monitor;
  switch (job.kind) {
    case "data-quality":
      return new DataQualityJobDefinition(name, dataQualityArgs(job, required(dataQuality)), options).name;
    case "model-quality":
      return throughCloudControl(
        name,
        "ModelQuality",
        modelQualityState(job, required(modelQuality)),
        job,
        options,
      );
    case "bias":
      return throughCloudControl(name, "ModelBias", modelBiasState(job, required(bias)), job, options);
    case "explainability": {
      const state = modelExplainabilityState(job, required(explainability));
      return throughCloudControl(name, "ModelExplainability", state, job, options);
    }
  }
}

function required<Settings>(settings: Settings | undefined): Settings {
  if (settings === undefined) throw new Error("expected settings of each monitor that is made");
  return settings;
}

function throughCloudControl(
  name: string,
  type: string,
  state: JobState,
  { monitor: { environment } }: MonitorJob,
  options: { readonly parent: Resource; readonly dependsOn: Resource[] },
): Output<string> {
  const definitionName = canonicalJson(state).apply((text) =>
    physicalName({
      environment,
      parts: [name],
      unique: [createHash("sha256").update(text).digest("hex")],
      maxLength: nameLengths.sageMaker,
    }),
  );
  const definition = cloudControlResource(
    name,
    {
      typeName: `AWS::SageMaker::${type}JobDefinition`,
      desiredState: { JobDefinitionName: definitionName, ...state },
    },
    options,
  );
  return all([definition.id, definitionName]).apply(([, made]) => made);
}
