import type { EndpointUse } from "./endpoint-use.ts";
import type { CleanChoice, Judged } from "./judged.ts";
import { byRole } from "./by-role.ts";
import type { PastConfiguration } from "./stack-history.ts";

/** What becomes of the configurations of a stack. */
export function judgedConfigurations(
  configurations: readonly PastConfiguration[],
  use: EndpointUse,
  choice: CleanChoice,
): Judged[] {
  return [...byRole(configurations)].flatMap(([role, newestFirst]) => {
    if (role === undefined) return newestFirst.map((one) => withoutModels(one, use));
    if (!use.endpointRoles.has(role)) {
      const goes = choice.gone && use.unknown.length === 0;
      return newestFirst.map((one) => judged(one, goes, "its endpoint is gone"));
    }
    return ofOneEndpoint(newestFirst, use, choice.keep);
  });
}

/** The configurations of an endpoint that is there. */
function ofOneEndpoint(newestFirst: readonly PastConfiguration[], use: EndpointUse, keep: number): Judged[] {
  let left = keep;
  return newestFirst.map((one, index) => {
    if (use.configurations.has(one.name)) return judged(one, false, "in use");
    if (index === 0) return judged(one, false, "deployed last");
    if (!one.isWhole) return withoutModels(one, use);
    left -= 1;
    return left >= 0 ? judged(one, false, "to go back to") : judged(one, true, "not used any more");
  });
}

/** Nothing can go back to it. */
const withoutModels = (one: PastConfiguration, use: EndpointUse) =>
  use.configurations.has(one.name) ? judged(one, false, "in use") : judged(one, true, "its models are gone");

const judged = ({ name, createdAt }: PastConfiguration, goes: boolean, reason: string): Judged => ({
  kind: "configuration",
  name,
  createdAt,
  goes,
  reason,
});
