import type { Property } from "./property.ts";
import { cloudControlResource } from "./cloud-control.ts";
import { inputShapeOf, serviceNames } from "./api-model.ts";
import { cloudFormationDialect, cloudFormationTypes, foreignMemberProblems } from "./cloud-control.ts";
import { textDescription } from "./description.ts";
import type { Dialect } from "./dialect.ts";
import { documentedLimitsOf } from "./documented/by-operation.ts";
import type { Given } from "./given.ts";
import { madeNameProblems } from "./made-names.ts";
import { operations } from "./operations.ts";
import type { Problem } from "./problem.ts";
import { providerDialect } from "./provider-dialect.ts";
import { providerValueProblems } from "./provider-values.ts";
import { given } from "./reading.ts";
import { shapeProblems } from "./shape-problems.ts";

/**
 * What the AWS API behind a resource would refuse: all of it, as
 * `<property>: got <what came>; <what is allowed> (<API>)`. Nothing when the type is not among those judged, and
 * nothing about values that are unknown.
 * @param type the resource's type token
 * @param props what it is made with
 * @param name the resource's name, of which Pulumi makes one for the API unless `props` have it. @default - not judged
 */
export function apiProblems(type: string, props: Property, name?: string): string[] {
  if (type === cloudControlResource) return cloudControlProblems(props);
  const operation = operations.get(type);
  if (!operation) return [];
  const dialect = providerDialect(operation.service);
  const input = given(props, inputShapeOf(dialect.model, operation.name), dialect);
  const problems = [
    ...inputProblems(input, operation.name, dialect),
    ...providerValueProblems(type, props),
    ...(name === undefined ? [] : madeNameProblems(input, props, name, dialect)),
  ];
  return texts(problems, `${serviceNames[operation.service]} API ${operation.name}`);
}

function cloudControlProblems(props: Property): string[] {
  const type = cloudFormationTypes.get(props.at("typeName").text ?? "");
  const state = props.at("desiredState");
  const { parsed, text } = state;
  if (!type || state.isUnknown) return [];
  const source = `SageMaker API ${type.operation}`;
  if (parsed === state && text !== undefined) return texts([notJson(state.path, text)], source);
  const dialect = cloudFormationDialect(type);
  const input = given(parsed, inputShapeOf(dialect.model, type.operation), dialect);
  return [
    ...texts(foreignMemberProblems(input, type, dialect), "CloudFormation"),
    ...texts(inputProblems(input, type.operation, dialect), source),
  ];
}

/** What an operation would refuse of its input: by its model, and by what only its documentation says. */
export function inputProblems(input: Given, operation: string, dialect: Dialect): readonly Problem[] {
  return [
    ...shapeProblems(input, dialect),
    ...documentedLimitsOf(operation).flatMap((limit) => limit(input)),
  ];
}

function notJson(path: string, text: string): Problem {
  return { path, got: textDescription(text, true), allowed: "allowed is JSON" };
}

function texts(problems: readonly Problem[], source: string): string[] {
  return problems.map(({ path, got, allowed }) => `${path}: got ${got}; ${allowed} (${source})`);
}
