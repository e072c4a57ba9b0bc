import { parseArn } from "@mlops/aws";
import { InputProblem } from "@mlops/preview/command";
import { labelOf } from "../../finding.ts";
import { type AccessModel, type AccessRole, resourceOf } from "../access-model.ts";
import { exampleOf } from "../need.ts";
import type { ReadResource } from "../plain-inputs.ts";
import { nearestNames } from "./nearest-names.ts";

/**
 * The ARN of what a question is about.
 * @param name ARN, or name or logical name of a resource; of those that share it, that of the action's service
 * @throws InputProblem for what no stack makes, with the nearest names, and for what several resources are called
 */
export function askedResource(model: AccessModel, action: string, name: string): string {
  if (name.startsWith("arn:")) return checkedArn(model, name);
  const [service = ""] = action.split(":");
  const named = model.resources.filter(({ arn, id, deployed }) => {
    return arn !== undefined && model.protected.has(arn) && (id === name || deployed.resource.name === name);
  });
  const ofService = named.filter(({ arn }) => parseArn(arn ?? "")?.service === service);
  const arns = arnsOf(ofService.length > 0 ? ofService : named);
  if (arns.length > 1) throw severalProblem("--who-can", name, arns);
  const [arn] = arns;
  if (arn !== undefined) return arn;
  const names = [...model.protected.values()]
    .filter(({ arn: known }) => parseArn(known)?.service === service)
    .flatMap(({ made }) => [made.id, made.deployed.resource.name]);
  throw nearestProblem("--who-can", name, "an ARN, or the name of a resource of the stacks", names);
}

const arnsOf = (resources: readonly ReadResource[]): string[] => [
  ...new Set(resources.flatMap(({ arn }) => arn ?? [])),
];

/** Refuses an ARN of an account or of a kind of resource that the stacks make, if it leads to none of them. */
function checkedArn(model: AccessModel, name: string): string {
  const example = exampleOf(name);
  const parsed = parseArn(example);
  if (!parsed) {
    throw new InputProblem(`--who-can: got "${name}"; expected a whole ARN, or the name of a resource`);
  }
  if (resourceOf(model, example) || name.includes("*")) return name;
  const sameKind = [...model.protected.keys()].filter((arn) => kindOf(arn) === kindOf(example));
  if (sameKind.length === 0 && (parsed.account === "" || model.accounts.has(parsed.account))) return name;
  throw nearestProblem("--who-can", name, "the ARN of a resource of the stacks", sameKind);
}

/** Service and type of resource of an ARN, such as `kms key`. */
function kindOf(arn: string): string {
  const { service = "", resource = "" } = parseArn(arn) ?? {};
  const type = service === "s3" ? "" : (/^([\w-]+)[/:]/.exec(resource)?.[1] ?? "");
  return `${service} ${type}`;
}

/**
 * The role that a question is about.
 * @param name ARN, name or logical name of the role
 * @throws InputProblem like {@link askedResource}
 */
export function askedRole({ roles }: AccessModel, name: string): AccessRole {
  const named = [...roles.values()].filter(({ arn, made: { id, deployed } }) =>
    [arn, id, deployed.resource.name, labelOf(deployed)].includes(name),
  );
  const [role, ...others] = named;
  if (role && others.length === 0) return role;
  if (role)
    throw severalProblem(
      "--what-can",
      name,
      named.map(({ arn }) => arn),
    );
  const names = [...roles.values()].flatMap(({ arn, made: { id, deployed } }) => [
    arn,
    id,
    deployed.resource.name,
  ]);
  throw nearestProblem("--what-can", name, "the name or the ARN of a role of the stacks", names);
}

function nearestProblem(
  option: string,
  name: string,
  expected: string,
  names: readonly string[],
): InputProblem {
  const near = nearestNames(name, [...new Set(names)]);
  const such = near.length === 0 ? "" : `, such as ${near.join(", ")}`;
  return new InputProblem(`${option}: got "${name}"; expected ${expected}${such}`);
}

const severalProblem = (option: string, name: string, arns: readonly string[]): InputProblem =>
  new InputProblem(
    `${option}: got "${name}", which ${arns.length} resources are called; expected one of ${arns.toSorted().join(", ")}`,
  );
