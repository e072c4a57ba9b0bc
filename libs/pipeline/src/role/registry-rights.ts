import { arnIn, parseArn } from "@mlops/aws";
import { type AwsEnvironment, problem } from "@mlops/core";
import { textOf, textWith } from "../definition/resolve.ts";
import { type RightsOf, needs, nothing } from "./rights.ts";

/** Register versions in one group of the model registry, of this account or of another one. */
export const registerModels: RightsOf = ({ Type, Name, Arguments }, { environment, definition }) => {
  if (Type !== "RegisterModel") return nothing;
  const given = Arguments.ModelPackageGroupName;
  const group = textOf(given, definition.Parameters ?? []);
  if (group === undefined) {
    const expected = "a group, or a parameter with a default";
    const place = `${Name}.Arguments.ModelPackageGroupName`;
    const todo = "the pipeline's role names the group";
    return { rights: [], problems: [problem(place, given, expected, todo)] };
  }
  const groupArn = textWith(group, (name) => registryArn(environment, "model-package-group", name));
  const versions = textWith(group, (name) => registryArn(environment, "model-package", `${name}/*`));
  return needs(
    {
      sid: "RegisterModels",
      actions: ["sagemaker:AddTags", "sagemaker:CreateModelPackage", "sagemaker:DescribeModelPackage"],
      resources: [groupArn, versions],
    },
    {
      sid: "DescribeModelGroups",
      actions: ["sagemaker:DescribeModelPackageGroup"],
      resources: [groupArn],
    },
  );
};

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
