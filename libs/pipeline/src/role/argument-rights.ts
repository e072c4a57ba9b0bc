import type { Input } from "@pulumi/pulumi";
import { arnIn, parseArn, servicePrincipals } from "@mlops/aws";
import { type AwsEnvironment, problem } from "@mlops/core";
import { type KnownText, textOf, textWith } from "../definition/resolve.ts";
import { valuesUnder } from "../definition/steps.ts";
import { type Right, type RightsOf, nothing } from "./rights.ts";

/** Keys of requests whose values are roles that SageMaker is passed. */
const roleKeys = ["ExecutionRoleArn", "RoleArn", "ValidationRole"];

/** Pass exactly the roles that stand in arguments, to SageMaker only. */
export const passRoles: RightsOf = ({ Type, Name, Arguments }, { definition }) => {
  // The role of a job on a cluster is EMR's own.
  if (Type === "EMR") return nothing;
  const found = valuesUnder(Arguments, (key) => roleKeys.includes(key)).map(({ key, value }) => ({
    key,
    value,
    role: textOf(value, definition.Parameters ?? []),
  }));
  const known = found.flatMap(({ role }) => role ?? []);
  const problems = found
    .filter(({ role }) => role === undefined)
    .map(({ key, value }) =>
      problem(
        `${Name}.${key}`,
        value,
        "a role, or a parameter with a default",
        "the pipeline's role names the roles that it may pass",
      ),
    );
  return { rights: known.length === 0 ? [] : [passing(known)], problems };
};

/** The right to hand roles over to SageMaker. */
export function passing(roles: readonly Input<string>[]): Right {
  return {
    sid: "PassRoles",
    actions: ["iam:PassRole"],
    resources: roles,
    condition: { StringEquals: { "iam:PassedToService": servicePrincipals.sageMaker } },
  };
}

/** Let services attach the volumes that keys encrypt; SageMaker looks at the other keys before it starts a job. */
export const useKeys: RightsOf = ({ Name, Arguments }, { environment, definition }) => {
  const keys = valuesUnder(Arguments, (key) => /Kms(?:KeyId|Key)$/.test(key)).map(({ key, value }) => ({
    isVolume: key.startsWith("Volume"),
    place: `${Name}.${key}`,
    value,
    text: textOf(value, definition.Parameters ?? []),
  }));
  const aliases = keys.filter(({ text }) => typeof text === "string" && isAlias(text));
  const arns = (all: typeof keys) =>
    all.flatMap(({ text }) =>
      text === undefined || text === "" ? [] : textWith(text, (key) => keyArn(environment, key)),
    );
  const volumes = arns(keys.filter(({ isVolume }) => isVolume));
  const rights: Right[] = [
    ...(keys.length > 0
      ? [{ sid: "DescribeKeys", actions: ["kms:DescribeKey"], resources: arns(keys) }]
      : []),
    ...(volumes.length > 0 ? [attaching(volumes)] : []),
  ];
  const expected = "the ARN or the id of a key";
  return {
    rights: rights.filter(({ resources }) => resources.length > 0),
    problems: aliases.map(({ place, value }) =>
      problem(place, value, expected, "IAM allows the use of keys, not of their aliases"),
    ),
  };
};

function attaching(keys: readonly KnownText[]): Right {
  return {
    sid: "AttachEncryptedVolumes",
    actions: ["kms:CreateGrant"],
    resources: keys,
    condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
  };
}

function isAlias(key: string): boolean {
  return key.startsWith("alias/") || key.includes(":alias/");
}

/** The ARN of a key that is given by it or by its id. */
export function keyArn(environment: AwsEnvironment, key: string): string {
  return parseArn(key) ? key : arnIn(environment, "kms", `key/${key}`);
}
