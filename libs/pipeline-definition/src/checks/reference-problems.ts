import { choice } from "@mlops/core";
import { isList, memberOf } from "../document/document-value.ts";
import { executionVariableNames } from "../variables/execution-variables.ts";
import { type ExpressionSite, expressionFormProblems } from "./expression-site.ts";
import { nearestName } from "./nearest-name.ts";
import type { DefinitionProblem } from "./place.ts";
import { type Reference, parseReference } from "./reference.ts";
import { resultType } from "./result-type.ts";
import type { StepSite } from "./step-site.ts";

/** What references of a definition can name. */
export interface Names {
  readonly parameters: ReadonlyMap<string, unknown>;
  readonly steps: ReadonlyMap<string, StepSite>;
}

/** The step that an expression reads from, itself or through a property file. */
export function stepOf({ expression }: ExpressionSite): string | undefined {
  const reference = referenceOf(expression.Get) ?? referenceOf(propertyFileOf(expression));
  return reference && "step" in reference ? reference.step : undefined;
}

/** What a `Get` names. */
export function referenceOf(get: unknown): Reference | undefined {
  return typeof get === "string" ? parseReference(get) : undefined;
}

function propertyFileOf(expression: ExpressionSite["expression"]): unknown {
  return memberOf(memberOf(expression["Std:JsonGet"], "PropertyFile"), "Get");
}

/** What is wrong with an expression: its form, and what it names. */
export function expressionProblems(site: ExpressionSite, names: Names): readonly DefinitionProblem[] {
  const form = expressionFormProblems(site);
  if (form.length > 0) return form;
  if (site.expression.Get !== undefined) return getProblems(site, site.expression.Get, names);
  return memberOf(site.expression["Std:JsonGet"], "PropertyFile") === undefined
    ? []
    : propertyFileProblems(site, names);
}

function getProblems({ place }: ExpressionSite, get: unknown, names: Names): readonly DefinitionProblem[] {
  const reference = referenceOf(get);
  const refused = (expected: string) => [place.refuses(get, expected)];
  switch (reference?.kind) {
    case "parameter":
      return names.parameters.has(reference.name)
        ? []
        : refused(`a parameter of the pipeline${nearestName(reference.name, names.parameters)}`);
    case "execution":
      return executionVariableNames.includes(reference.name)
        ? []
        : refused(`Execution. and ${choice(executionVariableNames)}`);
    case "experiment":
      return ["ExperimentName", "TrialName"].includes(reference.name)
        ? []
        : refused("PipelineExperimentConfig. and ExperimentName or TrialName");
    case "propertyFile":
      return refused("a property file only as PropertyFile of Std:JsonGet");
    case "result": {
      const step = names.steps.get(reference.step);
      if (!step) return refused(`a step of the pipeline${nearestName(reference.step, names.steps)}`);
      const type = resultType(step, reference.parts);
      return "expected" in type ? refused(type.expected) : [];
    }
    case undefined:
      return refused("Parameters.…, Execution.… or Steps.…");
  }
}

/** Developer guide, Condition step, JsonGet: the file is declared by a processing step. */
function propertyFileProblems(site: ExpressionSite, names: Names): readonly DefinitionProblem[] {
  const get = propertyFileOf(site.expression);
  const place = site.place.at("Std:JsonGet").at("PropertyFile");
  const reference = referenceOf(get);
  if (reference?.kind !== "propertyFile") return [place.refuses(get, "Steps.<step>.PropertyFiles.<name>")];
  const step = names.steps.get(reference.step);
  if (!step) return [place.refuses(get, `a step of the pipeline${nearestName(reference.step, names.steps)}`)];
  const files = memberOf(step.content, "PropertyFiles");
  const declared = (isList(files) ? files : []).map((file) => memberOf(file, "PropertyFileName"));
  if (declared.includes(reference.name)) return [];
  const known = declared.filter((name) => typeof name === "string");
  const expected = `a file that PropertyFiles of ${step.name} declares`;
  return [
    place.refuses(
      get,
      known.length === 0 ? `${expected}; it declares none` : `${expected}: ${choice(known)}`,
    ),
  ];
}
