import { type PipelineStepResource, pipelineStepResources, servicePrincipals } from "@mlops/aws";
import type { AccessModel } from "../../access-model.ts";
import { type Need, needs } from "../../need.ts";
import { type ReadResource, itemsAt, textAt, valueAt } from "../../plain-inputs.ts";
import { objectsAt } from "../job-access.ts";
import { jobRequests } from "../../pipeline/job-requests.ts";
import {
  type PipelineDocument,
  type ReadStep,
  isPipeline,
  pipelineDocument,
} from "../../pipeline/pipeline-document.ts";
import { registeredVersions, versionsOf } from "./registered-versions.ts";
import { requestKeys } from "./request-keys.ts";
import { type StepNeed, type StepRule, sageMakerArn } from "./step-need.ts";
import { valuePattern } from "../../pipeline/value-pattern.ts";

const stepRules: readonly StepRule[] = [
  madeResources,
  passedRoles,
  registeredVersions,
  calledFunctions,
  sentMessages,
  readFiles,
  foundBaselines,
];

/**
 * The role of a pipeline makes what its steps say, hands their roles over, and reads what the service itself looks into.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-access.html
 */
export function pipelineRoles(made: ReadResource, model: AccessModel): Need[] {
  if (!isPipeline(made)) return [];
  const who = textAt(made.inputs, "roleArn");
  const document = pipelineDocument(made, model.resources);
  return document.steps.flatMap((step) =>
    stepRules.flatMap((rule) =>
      rule(made, document, step).flatMap(({ because, ...access }) =>
        needs(made, `step ${step.name} ${because}`, { who, ...access }),
      ),
    ),
  );
}

function madeResources(made: ReadResource, document: PipelineDocument, step: ReadStep): StepNeed[] {
  const known: Readonly<Record<string, PipelineStepResource>> = pipelineStepResources;
  const thing = known[step.type];
  if (!thing) return [];
  const given = valueAt(step.arguments, thing.nameArgument);
  const name =
    given === undefined ? thing.names : valuePattern(document, given) + (thing.isPrefix ? "-*" : "");
  const requests = jobRequests(document, step);
  const isTagged = itemsAt(step.arguments, "Tags").length > 0;
  return [...thing.actions, ...(isTagged ? ["AddTags"] : [])].map((action) => ({
    because: "makes what it says",
    actions: [`sagemaker:${action}`],
    resources: [sageMakerArn(made, `${thing.resource}/${name}`)],
    context: requestKeys(`sagemaker:${action}`, requests),
  }));
}

function passedRoles(_: ReadResource, document: PipelineDocument, step: ReadStep): StepNeed[] {
  const roles = jobRequests(document, step).map(({ role }) => role);
  return [
    {
      because: "hands its role over",
      actions: ["iam:PassRole"],
      resources: [...new Set(roles)],
      context: { "iam:PassedToService": servicePrincipals.sageMaker },
    },
  ];
}

function calledFunctions(_: ReadResource, document: PipelineDocument, { step, type }: ReadStep): StepNeed[] {
  if (type !== "Lambda") return [];
  const name = valuePattern(document, valueAt(step, "FunctionArn"));
  return [{ because: "calls its function", actions: ["lambda:InvokeFunction"], resources: known(name) }];
}

function sentMessages(made: ReadResource, document: PipelineDocument, { step, type }: ReadStep): StepNeed[] {
  if (type !== "Callback") return [];
  const url = valuePattern(document, valueAt(step, "SqsQueueUrl"));
  const [, region, account, name] = /^https:\/\/sqs\.([a-z0-9-]+)\.[^/]+\/(\d{12})\/([^/]+)$/.exec(url) ?? [];
  if (name === undefined) return [];
  const queue = `arn:${made.deployed.place?.partition ?? "aws"}:sqs:${region}:${account}:${name}`;
  return [{ because: "sends to its queue", actions: ["sqs:SendMessage"], resources: [queue] }];
}

const known = (arn: string): string[] => (arn.startsWith("arn:") ? [arn] : []);

/** The service itself reads the files whose values later steps use, and what a check has written. */
function readFiles(made: ReadResource, document: PipelineDocument, step: ReadStep): StepNeed[] {
  const isCheck = step.type === "QualityCheck" || step.type === "ClarifyCheck";
  const files = new Set(
    itemsAt(step.step, "PropertyFiles").flatMap((file) => textAt(file, "OutputName") ?? []),
  );
  const outputs = itemsAt(step.arguments, "ProcessingOutputConfig", "Outputs");
  const read = outputs.filter((output) => isCheck || files.has(textAt(output, "OutputName") ?? ""));
  const uris = read.map((output) => valuePattern(document, valueAt(output, "S3Output", "S3Uri")));
  const because = isCheck ? "compares what its job has written" : "has values that later steps read";
  return [{ because, actions: ["s3:GetObject"], resources: uris.flatMap((uri) => objectsAt(made, uri)) }];
}

/** A check finds the baseline of the latest approved version of its group. */
function foundBaselines(
  made: ReadResource,
  document: PipelineDocument,
  { step, type }: ReadStep,
): StepNeed[] {
  const group = valueAt(step, "ModelPackageGroupName");
  if ((type !== "QualityCheck" && type !== "ClarifyCheck") || group === undefined) return [];
  const name = valuePattern(document, group);
  return [
    {
      because: "finds its baseline",
      actions: ["sagemaker:ListModelPackages"],
      resources: name.includes("*") ? [] : [versionsOf(made, name)],
    },
  ];
}
