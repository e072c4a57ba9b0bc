import { pipelineLimits } from "@mlops/aws";
import { isList, isObject, memberOf } from "../document/document-value.ts";
import { definitionVersion, stepTypes } from "../document/pipeline-definition.ts";
import { argumentProblems } from "./argument-problems.ts";
import { conditionProblems } from "./condition-problems.ts";
import { dependencyProblems } from "./dependencies.ts";
import { type ExpressionSite, expressionsIn, expressionsOf } from "./expression-site.ts";
import { type Form, anyObject, anything, oneOf, orNull, structure, text } from "./form.ts";
import { parameterProblems, parametersOf } from "./parameter-problems.ts";
import { type DefinitionProblem, Place } from "./place.ts";
import { propertyFileProblems } from "./property-file-problems.ts";
import { expressionProblems } from "./reference-problems.ts";
import { stepForm } from "./step-forms.ts";
import { type StepSite, branchKeys, stepSites } from "./step-site.ts";

const { maxDefinitionCharacters, maxMetadataCharacters } = pipelineLimits;

const metadata: Form = (value, place) =>
  isObject(value)
    ? Object.entries(value).flatMap(([key, one]) => text(maxMetadataCharacters)(one, place.at(key)))
    : [place.refuses(value, "an object")];

const definitionForm = structure(
  { Steps: anything },
  {
    Version: oneOf([definitionVersion]),
    Metadata: metadata,
    Parameters: anything,
    PipelineExperimentConfig: orNull(structure({ ExperimentName: anything, TrialName: anything })),
    // Version 3 of the Python SDK.
    MlflowConfig: orNull(anyObject),
  },
);

/**
 * Everything that is wrong with a definition: one that is built here, or one that was read. Nothing is said of values
 * that only a deployment knows.
 *
 * A step stands after the steps whose results it uses, or names them in DependsOn. (The service takes steps in any
 * order, and the Python SDK lists functions with `@step` after their users, with DependsOn. Without it, a reference to a
 * later step is most often a mistake.)
 */
export function definitionProblems(definition: unknown): readonly DefinitionProblem[] {
  const root = new Place();
  if (!isObject(definition)) return [root.refuses(definition, "an object with Steps")];
  const size = JSON.stringify(definition).length;
  // Nobody deploys it, and finding all that is wrong in it takes long.
  if (size > maxDefinitionCharacters)
    return [root.refusesAs(`got ${size} characters; expected at most ${maxDefinitionCharacters}`)];
  const sites = stepSites(definition);
  const steps = new Map([...sites].reverse().map((site) => [site.name, site]));
  const known = parametersOf(definition);
  const parameters = new Map([...known].reverse().map((parameter) => [parameter.name, parameter]));
  const expressions = new Map(sites.map((site) => [site, expressionsOf(site)]));
  const values = { parameters, steps };
  return [
    ...definitionForm(definition, root),
    ...parameterProblems(definition),
    ...listProblems(memberOf(definition, "Steps"), new Place("Steps")),
    ...repeatedNames(sites),
    ...experimentExpressions(definition).flatMap((expression) => expressionProblems(expression, values)),
    ...sites.flatMap((site) => [
      ...formProblems(site),
      ...(expressions.get(site) ?? []).flatMap((expression) => expressionProblems(expression, values)),
      ...conditionProblems(site, values),
      ...propertyFileProblems(site),
      ...argumentProblems(site, expressions.get(site) ?? [], values),
    ]),
    ...dependencyProblems(sites, steps, expressions),
  ];
}

function experimentExpressions(definition: object): readonly ExpressionSite[] {
  const key = "PipelineExperimentConfig";
  return expressionsIn(memberOf(definition, key), new Place(key));
}

/** A list of steps that is none, is empty at the root, or holds something else. */
function listProblems(steps: unknown, place: Place): readonly DefinitionProblem[] {
  if (steps === undefined) return [];
  if (!isList(steps)) return [place.refuses(steps, "a list")];
  const strange = steps.flatMap((step, index) =>
    isObject(step) ? [] : [place.at(index).refuses(step, "a step: an object")],
  );
  return steps.length === 0 ? [place.refuses(steps, "at least one step")] : strange;
}

function formProblems(site: StepSite): readonly DefinitionProblem[] {
  const type = stepTypes.find((one) => one === site.type);
  if (!type) return oneOf(stepTypes)(memberOf(site.content, "Type"), site.place.at("Type"));
  const given = memberOf(site.content, "Arguments");
  const inBranches = branchKeys.flatMap((key) => {
    const branch = site.type === "Condition" ? memberOf(given, key) : undefined;
    const isEmpty = isList(branch) && branch.length === 0;
    return isEmpty ? [] : listProblems(branch, site.place.at("Arguments").at(key));
  });
  return [...stepForm(type)(site.content, site.place), ...inBranches];
}

function repeatedNames(sites: readonly StepSite[]): readonly DefinitionProblem[] {
  const positions = new Map<string, string>();
  return sites.flatMap(({ name, place, position }) => {
    const first = positions.get(name);
    if (first === undefined) positions.set(name, position);
    if (first === undefined) return [];
    const both = `${first} and ${position} have it`;
    return [place.at("Name").refuses(name, "a name that no other step has, in any branch", both)];
  });
}
