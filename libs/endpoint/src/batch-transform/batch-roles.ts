import type { Output, Resource } from "@pulumi/pulumi";
import { arnIn, sageMakerLogGroups, servicePrincipals } from "@mlops/aws";
import { canAttachEncryptedVolumes } from "@mlops/contracts";
import { ServiceRole, canDecrypt, canReadFrom, canRunPipelineJobs, s3ObjectArn } from "@mlops/core";
import { canCapture, canEncrypt } from "../data-capture.ts";
import { executionRole } from "../model/execution-role.ts";
import { takesKey } from "../storage.ts";
import type { NamedBatch } from "./batch-transform-args.ts";
import { capturesBatches } from "./transform-pipeline.ts";

/**
 * The role that a batch's model runs under.
 * @param outputUri S3 URI below which it writes predictions
 */
export function batchModelRole(
  { name, batch }: NamedBatch,
  outputUri: Output<string>,
  parent: Resource,
): ServiceRole {
  const { environment, guardrails, keys, mlEnvironment, model, input } = batch;
  return executionRole(
    `${name}-model-role`,
    {
      description: `Runs the model of batch ${name}`,
      environment,
      guardrails,
      keys,
      models: [model],
      logGroups: [sageMakerLogGroups.transformJobs],
      inVpc: true,
      statements: [
        // All transform jobs of an account share one group, which the first of them makes.
        {
          Sid: "MakeLogGroup",
          Effect: "Allow",
          Action: ["logs:CreateLogGroup"],
          Resource: [arnIn(environment, "logs", `log-group:${sageMakerLogGroups.transformJobs}`)],
        },
        ...canReadFrom(environment, "Input", [input.uri]),
        ...(input.keyArn === undefined ? [] : [canDecrypt("DecryptInput", [input.keyArn])]),
        {
          Sid: "WritePredictions",
          Effect: "Allow",
          Action: ["s3:PutObject"],
          Resource: [s3ObjectArn(environment, outputUri)],
        },
        ...(capturesBatches(batch)
          ? canCapture(mlEnvironment, keys)
          : [canEncrypt("EncryptPredictions", keys)]),
        ...(takesKey([batch]) ? [canAttachEncryptedVolumes(keys)] : []),
      ],
    },
    { parent },
  );
}

/** The role that a batch's pipeline starts and watches transform jobs with. */
export function batchPipelineRole({ name, batch }: NamedBatch, parent: Resource): ServiceRole {
  const { environment, guardrails, keys } = batch;
  return new ServiceRole(
    `${name}-pipeline-role`,
    {
      description: `Runs the transform jobs of batch ${name}`,
      services: [servicePrincipals.sageMaker],
      environment,
      permissionsBoundaryArn: guardrails.permissionsBoundaryArn,
      statements: [
        canRunPipelineJobs(environment, "transform"),
        ...(takesKey([batch]) ? [canAttachEncryptedVolumes(keys)] : []),
        { Sid: "DescribeKey", Effect: "Allow", Action: ["kms:DescribeKey"], Resource: [keys.dataKeyArn] },
      ],
    },
    { parent },
  );
}
