import type { Property } from "@mlops/api-constraints/property";
import { isAnybody, letsInAnybody } from "./open-access.ts";
import { statementsOf } from "./statement.ts";

/** The principals by which a resource's policy certainly lets in everybody: one for each such statement. */
export function openPrincipals(policy: Property): readonly Property[] {
  return statementsOf(policy)
    .filter((statement) => letsInAnybody(statement) === "yes")
    .map(({ at, principals }) => {
      const everybody = principals.find((one) => isAnybody(one) === "yes");
      return everybody?.name ?? at.key("NotPrincipal");
    });
}
