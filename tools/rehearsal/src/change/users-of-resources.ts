import { toPlainProperties } from "@mlops/engine";
import { type PlacedText, textsIn } from "../identity/placed-texts.ts";
import { namesOf, sayOneOf } from "../identity/resource-names.ts";
import type { DeployedResource } from "../rehearsal.ts";

/** Finds the resources that name one. */
export type UsersOf = (used: DeployedResource) => DeployedResource[];

/** Looks for users among resources. Their texts are read when they are first asked for. */
export function usersAmong(all: readonly DeployedResource[]): UsersOf {
  let texts: readonly (readonly [DeployedResource, readonly PlacedText[]])[] | undefined;
  return (used) => {
    const names = namesOf(used);
    if (names.length === 0) return [];
    texts ??= all
      .filter(({ resource }) => resource.custom)
      .map((deployed) => [deployed, textsIn(toPlainProperties(deployed.resource.inputs))]);
    return texts.flatMap(([user, said]) =>
      user.resource.urn !== used.resource.urn && sayOneOf(said, names) ? [user] : [],
    );
  };
}
