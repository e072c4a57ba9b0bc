import { fitsGlob } from "@mlops/aws";
import { toPlain } from "@mlops/engine";
import type { DeployedResource } from "../rehearsal.ts";
import { outputRules } from "../world/rules/index.ts";
import { type NamedThing, thingOfArn } from "./named-thing.ts";

/** Random characters at the end of a name that the provider makes. */
const randomEnd = /-[0-9a-f]{7}$/;

/** Something that a stack makes. */
interface MadeThing extends NamedThing {
  /** Its name without the random end that the provider gives it; nothing if a program gives it. */
  readonly generated: string | undefined;
}

/** What all stacks together make, by kind. */
export class WhatThereIs {
  readonly #things = new Map<string, MadeThing[]>();
  /** Kinds with first words of names. */
  readonly #words = new Set<string>();

  constructor(resources: readonly DeployedResource[]) {
    for (const made of resources.flatMap(madeThings)) {
      const ofKind = this.#things.get(made.kind);
      if (ofKind) ofKind.push(made);
      else this.#things.set(made.kind, [made]);
      this.#words.add(wordOf(made));
    }
  }

  /** Whether stacks make things of this kind whose names begin with the same word. */
  makesLike(thing: NamedThing): boolean {
    return this.#words.has(wordOf(thing));
  }

  /** Whether a stack makes what is named, or something that the name begins the path of or is a pattern of. */
  has(thing: NamedThing): boolean {
    return this.#near(thing).some((made) => fits(thing, made));
  }

  /** Names of what there is of this kind in the same account and region. */
  namesLike(thing: NamedThing): string[] {
    return this.#near(thing).map(({ name }) => name);
  }

  #near({ kind, account, region }: NamedThing): MadeThing[] {
    return (this.#things.get(kind) ?? []).filter(
      (made) =>
        (account === undefined || made.account === undefined || made.account === account) &&
        (region === undefined || made.region === undefined || made.region === region),
    );
  }
}

function wordOf({ kind, name }: NamedThing): string {
  return `${kind} ${/[A-Za-z0-9]+/.exec(name)?.[0] ?? ""}`;
}

function fits({ kind, name }: NamedThing, made: MadeThing): boolean {
  if (name === made.name || fitsGlob(name, made.name)) return true;
  // A role is named without its path where only its name can stand; a path of parameters by its beginning.
  if (kind === "role" && made.name.endsWith(`/${name}`)) return true;
  if (kind === "parameter" && made.name.startsWith(`${name.replace(/\/?\*$/, "")}/`)) return true;
  return made.generated !== undefined && name.replace(randomEnd, "") === made.generated;
}

function madeThings({ resource }: DeployedResource): MadeThing[] {
  const { type, custom, id, inputs, outputs } = resource;
  if (!custom) return [];
  const arns = [id, toPlain(outputs.arn ?? null)].filter((text) => typeof text === "string");
  const { named } = outputRules[type] ?? {};
  const isGenerated =
    named !== undefined && inputs[named] === undefined && inputs[`${named}Prefix`] === undefined;
  return [...new Set(arns)].flatMap((arn) => {
    const thing = thingOfArn(arn);
    return thing
      ? [{ ...thing, generated: isGenerated ? thing.name.replace(randomEnd, "") : undefined }]
      : [];
  });
}
