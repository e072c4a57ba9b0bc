import type { RehearsalFinding } from "../finding.ts";
import type { DeployedResource } from "../rehearsal.ts";
import { type Mention, mentionsOf } from "./mentions.ts";
import type { NamedThing } from "./named-thing.ts";
import { WhatThereIs } from "./what-there-is.ts";

/** Names of what services make when it is first needed, by kind. */
const madeByServices: Readonly<Record<string, RegExp>> = {
  "event bus": /^default$/,
  "key alias": /^aws\//,
  "log group": /^\/?aws(?:-glue)?\//,
  role: /^(?:aws-service-role|aws-reserved|service-role)\//,
};

/** Names that a message shows of what there is. */
const SHOWN = 3;

/**
 * What is named as if a stack made it, and no stack makes: it is of one of our accounts, of a kind that stacks make, and
 * its name begins as theirs do.
 * @param resources of all stacks
 */
export function danglingReferences(resources: readonly DeployedResource[]): RehearsalFinding[] {
  const there = new WhatThereIs(resources);
  const accounts = new Set(resources.map(({ place }) => place?.account));
  return resources.flatMap((deployed) => {
    const { resource, place } = deployed;
    if (!resource.custom || resource.external || !place) return [];
    const dangling = mentionsOf(resource)
      .map((mention) => ({ ...mention, thing: placed(mention.thing, place) }))
      .filter(
        ({ thing, role }) =>
          (thing.account === undefined || accounts.has(thing.account)) &&
          isJudged(thing, role) &&
          there.makesLike(thing) &&
          !there.has(thing),
      );
    return firstOfEach(dangling).map((mention) => finding(deployed, mention, there));
  });
}

/** Kinds whose bare names may be read in another account: by whoever takes a role there. */
const readElsewhere = ["bucket", "parameter", "key alias"];

/** A bare name is one of the resource's own account and region, unless it may be read elsewhere. */
function placed(thing: NamedThing, { account, region }: NonNullable<DeployedResource["place"]>): NamedThing {
  if (readElsewhere.includes(thing.kind) || thing.account !== undefined) return thing;
  return { ...thing, account, region };
}

/** A right on a pattern may be about what will be there; a pattern of principals lets nobody in if nobody fits it. */
function isJudged({ kind, name }: NamedThing, role: Mention["role"]): boolean {
  if (madeByServices[kind]?.test(name)) return false;
  if (name.includes("${")) return false;
  return role === "principal" || !/[*?]/.test(name);
}

/** Each thing once. */
function firstOfEach(mentions: readonly Mention[]): Mention[] {
  const first = new Map<string, Mention>();
  for (const mention of mentions) {
    const key = JSON.stringify(mention.thing);
    if (!first.has(key)) first.set(key, mention);
  }
  return [...first.values()];
}

function finding(
  deployed: DeployedResource,
  { thing, path, role }: Mention,
  there: WhatThereIs,
): RehearsalFinding {
  const { kind, account, region, name } = thing;
  const where = [account, region].filter((part) => part !== undefined).join(", ");
  const names = there.namesLike(thing);
  const shown = names.slice(0, SHOWN).map((one) => `"${one}"`);
  const known =
    names.length > SHOWN ? `${shown.join(", ")} and ${names.length - SHOWN} more` : shown.join(", ");
  return {
    kind: "dangling-reference",
    severity: role === "resource" ? "warning" : "error",
    stack: deployed.stack,
    resource: deployed,
    message:
      `${path}: got the ${kind} "${name}"${where === "" ? "" : ` of ${where}`}, which no stack makes; expected ` +
      `${known === "" ? "one that is made there" : `one that is, such as ${known}`}; name it as it is made, or make it`,
  };
}
