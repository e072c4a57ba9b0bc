import { doGlobsOverlap } from "@mlops/aws";
import reference from "../../../iam-actions/iam-actions.json" with { type: "json" };
import { buildAccessModel } from "../build-access-model.ts";
import { impliedNeeds } from "../implied-needs.ts";
import { pipelineWorld } from "../testing/pipeline-world.ts";
import { needRules } from "./index.ts";

const forms: Readonly<Record<string, string>> = reference.resources;

/** The guide to models of other accounts' versions asks for this action on the version, too. */
const fromTheGuide = "sagemaker:CreateModel arn:aws:sagemaker:eu-west-1:444455556666:model-package/";

const model = buildAccessModel(pipelineWorld());
const direct = model.resources.flatMap((made) => needRules.flatMap((rule) => rule(made, model)));
const needs = [...direct, ...direct.flatMap((need) => impliedNeeds(model, need))];

test("rules ask for actions that AWS has", () => {
  const unknown = needs.filter(({ action }) => !(action in forms)).map(({ action }) => action);
  expect([...new Set(unknown)]).toEqual([]);
});

test("rules ask for actions on resources of a form that they take, and on all where they take none", () => {
  const odd = needs
    .filter(({ action, resource }) => !isTaken(forms[action] ?? "", resource))
    .map(({ action, resource }) => `${action} ${resource}`)
    .filter((text) => !text.startsWith(fromTheGuide));
  expect([...new Set(odd)]).toEqual([]);
});

/** An action on every resource is one of those that a form stands for, too: rights to attach to a VPC go on all. */
function isTaken(taken: string, resource: string): boolean {
  if (taken === "" || resource === "*") return resource === "*";
  return taken.split(" ").some((form) => doGlobsOverlap(form, resource));
}
