import type { Property } from "./property.ts";
import type { Problem } from "./problem.ts";

type ValueLimit = (props: Property) => readonly Problem[];

/** Properties that are told to an operation other than the one that creates the resource. */
const limits: Readonly<Record<string, ValueLimit>> = {
  // SageMaker API reference, DeleteDomain, RetentionPolicy.
  "aws:sagemaker/domain:Domain": (props) =>
    oneOf(props.at("retentionPolicy.homeEfsFileSystem"), "Retain", "Delete"),
  // SageMaker API reference, EnableSagemakerServicecatalogPortfolio and DisableSagemakerServicecatalogPortfolio.
  "aws:sagemaker/servicecatalogPortfolioStatus:ServicecatalogPortfolioStatus": (props) =>
    oneOf(props.at("status"), "Enabled", "Disabled"),
  // Lambda API reference, PutFunctionConcurrency; the provider takes -1 for no reservation.
  "aws:lambda/function:Function": (props) => atLeast(props.at("reservedConcurrentExecutions"), -1),
};

/** What another operation than the one that creates the resource has against `props`. */
export function providerValueProblems(type: string, props: Property): readonly Problem[] {
  return limits[type]?.(props) ?? [];
}

function oneOf(property: Property, ...values: readonly string[]): readonly Problem[] {
  if (property.state === "absent" || property.isUnknown || property.is(...values)) return [];
  const allowed = `allowed is one of ${values.map((value) => `"${value}"`).join(", ")}`;
  return [{ path: property.path, got: property.description, allowed }];
}

function atLeast({ path, number }: Property, least: number): readonly Problem[] {
  if (number === undefined || number >= least) return [];
  return [{ path, got: `${number}`, allowed: `allowed is at least ${least}` }];
}
