import { arnIn, parseArn } from "@mlops/aws";
import { unapprovedStatuses, withoutApproval } from "@mlops/contracts";
import { type AwsEnvironment, choice, problem } from "@mlops/core";
import type { DocumentValue, ParameterDefinition, StepDefinition } from "@mlops/pipeline-definition";
import { textOf, textWith } from "../definition/resolve.ts";
import { type Right, type RightsOf, needs, nothing } from "./rights.ts";

/**
 * Register versions in one group of the model registry, of this account or of another one. Somebody else approves them:
 * a pipeline that could would put a model into production that nobody has looked at.
 */
export const registerModels: RightsOf = ({ Type, Name, Arguments }, { environment, definition }) => {
  if (Type !== "RegisterModel") return nothing;
  const given = Arguments.ModelPackageGroupName;
  const parameters = definition.Parameters ?? [];
  const group = textOf(given, parameters);
  const approvals = approvalProblems(Name, Arguments.ModelApprovalStatus, parameters);
  if (group === undefined) {
    const expected = "a group, or a parameter with a default";
    const place = `${Name}.Arguments.ModelPackageGroupName`;
    const todo = "the pipeline's role names the group";
    return { rights: [], problems: [problem(place, given, expected, todo), ...approvals] };
  }
  const groupArn = textWith(group, (name) => registryArn(environment, "model-package-group", name));
  const versions = textWith(group, (name) => registryArn(environment, "model-package", `${name}/*`));
  const rights: Right[] = [
    {
      sid: "RegisterVersions",
      actions: ["sagemaker:CreateModelPackage"],
      resources: [groupArn, versions],
      condition: withoutApproval,
    },
    {
      sid: "DescribeVersions",
      actions: ["sagemaker:AddTags", "sagemaker:DescribeModelPackage"],
      resources: [groupArn, versions],
    },
    {
      sid: "DescribeModelGroups",
      actions: ["sagemaker:DescribeModelPackageGroup"],
      resources: [groupArn],
    },
  ];
  return { rights, problems: approvals };
};

/** The role would be refused a version that is registered as approved. */
function approvalProblems(
  step: StepDefinition["Name"],
  given: DocumentValue | undefined,
  parameters: readonly ParameterDefinition[],
): string[] {
  const status = textOf(given, parameters);
  if (typeof status !== "string" || unapprovedStatuses.some((one) => one === status)) return [];
  const expected = choice(unapprovedStatuses.map((one) => JSON.stringify(one)));
  const todo = "versions are approved by somebody else than the pipeline that registers them";
  return [problem(`${step}.Arguments.ModelApprovalStatus`, given, expected, todo)];
}

/** Find the baseline of the latest approved version of a group. */
export const findBaselines: RightsOf = ({ Type, ModelPackageGroupName }, { environment, definition }) => {
  if (Type !== "QualityCheck" && Type !== "ClarifyCheck") return nothing;
  const group = textOf(ModelPackageGroupName, definition.Parameters ?? []);
  if (group === undefined) return nothing;
  return needs({
    sid: "FindBaselines",
    actions: ["sagemaker:DescribeModelPackage", "sagemaker:ListModelPackages"],
    resources: [
      textWith(group, (name) => registryArn(environment, "model-package-group", name)),
      textWith(group, (name) => registryArn(environment, "model-package", `${name}/*`)),
    ],
  });
};

/** The ARN of what belongs to a group that is given by its name or by its ARN, which may be another account's. */
function registryArn(environment: AwsEnvironment, resource: string, group: string): string {
  const place = { ...environment, ...parseArn(group) };
  const name = group.replace(/^arn:.*:model-package-group\//, "");
  return arnIn(
    { ...environment, region: place.region, account: place.account },
    "sagemaker",
    `${resource}/${name}`,
  );
}
