import type { z } from "zod";
import { parseArn } from "@mlops/aws";
import { type AwsEnvironment, refused } from "@mlops/core";
import type { CheckedContainer, CheckedModel, CheckedPackage } from "./served-model.ts";

/** Where a model is to run, as far as that decides which models can. */
export interface ModelPlace {
  readonly environment: AwsEnvironment;
  /** Accounts whose model packages may be served, besides the environment's own. */
  readonly trustedAccounts: readonly string[];
  /** Whether containers are cut off from the network. */
  readonly networkIsolation: boolean;
}

/**
 * What is wrong with a model in the place where it is to run. Values that only a deployment knows are not checked.
 * @param path key path of the model, such as `["variants", "main", "model"]`
 */
export function modelPlaceIssues(
  path: readonly PropertyKey[],
  model: CheckedModel,
  place: ModelPlace,
): z.core.$ZodRawIssue[] {
  switch (model.kind) {
    case "package":
      return packageIssues(path, model, place);
    case "container":
      return hubIssues(path, model, place);
    case "serial":
    case "direct":
      return Object.entries(model.containers).flatMap(([key, container]) =>
        hubIssues([...path, "containers", model.kind === "serial" ? Number(key) : key], container, place),
      );
    case "multi-model":
    case "registered":
      return [];
  }
}

/**
 * SageMaker serves packages of its own region only; those of other accounts have to be trusted, and are encrypted with a
 * key of theirs.
 */
function packageIssues(
  path: readonly PropertyKey[],
  { packageArn, artifacts, artifactKeyArns }: CheckedPackage,
  { environment, trustedAccounts }: ModelPlace,
): z.core.$ZodRawIssue[] {
  const { region, account = "" } = parseArn(packageArn) ?? {};
  const refuse = (key: string, got: unknown, expected: string) => refused([...path, key], got, expected);
  const accounts = [environment.account, ...trustedAccounts];
  const isElsewhere = account !== "" && account !== environment.account;
  const todo = "to serve another account's, add it to trustedAccounts";
  return [
    ...(region === environment.region
      ? []
      : [refuse("packageArn", packageArn, `a package in ${environment.region}, where it is served`)]),
    ...(accounts.includes(account)
      ? []
      : [refuse("packageArn", packageArn, `a package of account ${environment.account}; ${todo}`)]),
    ...(isElsewhere && artifacts.length > 0 && artifactKeyArns.length === 0
      ? [
          refuse(
            "artifactKeyArns",
            artifactKeyArns,
            `the ARN of the key that account ${account} encrypts the artifacts with; without it the models' role ` +
              "cannot decrypt them",
          ),
        ]
      : []),
  ];
}

/** A container that is cut off from the network cannot load a model from the Hugging Face hub. */
function hubIssues(
  path: readonly PropertyKey[],
  { variables }: CheckedContainer,
  { networkIsolation }: ModelPlace,
): z.core.$ZodRawIssue[] {
  const model = variables?.HF_MODEL_ID;
  if (!networkIsolation || typeof model !== "string" || model.startsWith("/")) return [];
  return [
    refused(
      [...path, "variables", "HF_MODEL_ID"],
      model,
      "a path in the container, because networkIsolation keeps it from the Hugging Face hub; " +
        "copy the files to S3 and set files, or set networkIsolation to false",
    ),
  ];
}
