import { parseArn } from "@mlops/aws";
import type { AccessModel } from "../../access-model.ts";
import type { KeyValues } from "../../need.ts";
import { type ReadResource, valueAt } from "../../plain-inputs.ts";
import { objectsAt, repositoriesOf } from "../job-access.ts";
import { membersOf } from "../../pipeline/job-requests.ts";
import {
  type PipelineDocument,
  type ReadStep,
  isPipeline,
  pipelineDocument,
} from "../../pipeline/pipeline-document.ts";
import { type StepNeed, sageMakerArn } from "./step-need.ts";
import { valuePattern } from "../../pipeline/value-pattern.ts";

/** A version that a step registers. */
export interface RegisteredVersion {
  /** ARN of the versions of its group. */
  readonly versions: string;
  /** ARNs of the repositories that its images are in. */
  readonly repositories: readonly string[];
  /** ARNs of the objects that it is made of. */
  readonly artifacts: readonly string[];
}

/**
 * Whoever registers a version creates it in its group, and sees what it is made of.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/security-iam-awsmanpol-model-registry.html
 */
export function registeredVersions(
  made: ReadResource,
  document: PipelineDocument,
  step: ReadStep,
): StepNeed[] {
  return registrations(made, document, step).flatMap(({ versions, repositories, artifacts }) => {
    const status = valueAt(step.arguments, "ModelApprovalStatus");
    const approval = status === undefined ? "*" : valuePattern(document, status);
    const context: KeyValues = approval === "*" ? {} : { "sagemaker:ModelApprovalStatus": approval };
    return [
      {
        because: "registers its version",
        actions: ["sagemaker:CreateModelPackage"],
        resources: [versions],
        context,
      },
      {
        because: "waits for its version",
        actions: ["sagemaker:DescribeModelPackage"],
        resources: [versions],
      },
      {
        because: "looks at the images of its version",
        actions: ["ecr:BatchGetImage"],
        resources: repositories,
      },
      { because: "looks at the artifacts of its version", actions: ["s3:GetObject"], resources: artifacts },
    ];
  });
}

/** What steps of the stacks' pipelines register in the group of a version, by the version's ARN. */
export function registeredLike(model: AccessModel, version: string): RegisteredVersion[] {
  return model.resources.filter(isPipeline).flatMap((made) => {
    const document = pipelineDocument(made, model.resources);
    return document.steps
      .flatMap((step) => registrations(made, document, step))
      .filter(({ versions }) => version.startsWith(versions.replace(/\*$/, "")));
  });
}

function registrations(
  made: ReadResource,
  document: PipelineDocument,
  { type, arguments: given }: ReadStep,
): RegisteredVersion[] {
  const group = type === "RegisterModel" ? valueAt(given, "ModelPackageGroupName") : undefined;
  const name = group === undefined ? "*" : valuePattern(document, group);
  if (name.includes("*")) return [];
  const members = membersOf(valueAt(given, "InferenceSpecification"));
  const texts = (wanted: RegExp) =>
    members.filter(({ key }) => wanted.test(key)).map(({ value }) => valuePattern(document, value));
  return [
    {
      versions: versionsOf(made, name),
      repositories: repositoriesOf(made, texts(/^Image$/)),
      artifacts: texts(/^(?:ModelDataUrl|S3Uri)$/).flatMap((uri) => objectsAt(made, uri)),
    },
  ];
}

/** ARN of the versions of a group that is given by its name, or by its ARN, which may be another account's. */
export function versionsOf(made: ReadResource, group: string): string {
  if (!parseArn(group)) return sageMakerArn(made, `model-package/${group}/*`);
  return `${group.replace(":model-package-group/", ":model-package/")}/*`;
}
