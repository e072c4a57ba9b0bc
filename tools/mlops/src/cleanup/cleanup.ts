import { z } from "zod";
import type { Connection } from "../aws/connection.ts";
import { consentIn } from "../aws/consent.ts";
import { defineAction } from "../command/action.ts";
import { makeChanges } from "../command/changes.ts";
import type { CommandContext } from "../command/context.ts";
import { status } from "../command/failures.ts";
import { stackValue, switchValue, textValue } from "../command/given-values.ts";
import { table } from "../command/table.ts";
import { type Deployed, deployed } from "./deployed.ts";
import { appsAndSpaces } from "./find/apps-and-spaces.ts";
import { buckets } from "./find/buckets.ts";
import { domainRemains } from "./find/domain-remains.ts";
import { logGroups } from "./find/log-groups.ts";
import { modelPackages } from "./find/model-packages.ts";
import { networkInterfaces } from "./find/network-interfaces.ts";
import type { Leftover } from "./leftover.ts";
import { ownedBy } from "./owned.ts";

/** `cleanup`. */
export const cleanup = defineAction(
  z.strictObject({ stack: stackValue(), data: switchValue(), confirm: textValue().optional() }),
  async ({ stack, data, confirm }, context) => {
    const connection = await context.connect(stack);
    const isDeployed = await deployed(connection);
    const leftovers = await findLeftovers(connection, isDeployed, context);
    const fates = leftovers.map((leftover) => ({ ...leftover, fate: fateOf(leftover, data) }));
    for (const line of table(["fate", "kind", "name", "detail"], fates.map(row), context.terminal)) {
      context.terminal.note(line);
    }
    const outcome = await makeChanges(
      fates.filter(({ fate }) => fate === "remove").flatMap(({ changes = [] }) => changes),
      context,
      consentIn(connection.place, confirm),
    );
    const left = fates.filter(({ fate }) => fate !== "remove" || outcome === "planned");
    return {
      data: {
        stack,
        isDeployed: isDeployed !== "no",
        outcome,
        leftovers: fates.map(row),
      },
      lines: summary(stack, isDeployed, fates, outcome === "planned"),
      status: left.length > 0 ? status.no : status.success,
    };
  },
);

const row = ({ fate, kind, name, detail }: Leftover & { readonly fate: Fate }) => ({
  fate,
  kind,
  name,
  detail,
});

/** What becomes of a leftover: it is removed, stays because it holds data, or waits until AWS removes it. */
type Fate = "remove" | "keep" | "wait";

function fateOf({ changes, holdsData }: Leftover, data: boolean): Fate {
  if (changes === undefined) return "wait";
  return holdsData && !data ? "keep" : "remove";
}

async function findLeftovers(
  connection: Connection,
  isDeployed: Deployed,
  context: CommandContext,
): Promise<Leftover[]> {
  const owned = await ownedBy(connection);
  const inDomains = await Promise.all(
    owned.domains.map((domain) => appsAndSpaces(connection, domain, context)),
  );
  const blocking = [...inDomains.flat(), ...(await domainRemains(connection, owned.vpcs, context))];
  // A deployed stack uses the rest.
  if (isDeployed !== "no") return blocking;
  return [
    ...blocking,
    ...(await networkInterfaces(connection, owned.vpcs)),
    ...(await modelPackages(connection, owned.modelPackageGroups, context)),
    ...(await buckets(connection, owned.buckets, context)),
    ...(await logGroups(connection, owned.logGroups)),
  ];
}

function summary(
  stack: string,
  isDeployed: Deployed,
  fates: readonly { readonly fate: Fate }[],
  isPlan: boolean,
): string[] {
  const count = (wanted: Fate) => fates.filter(({ fate }) => fate === wanted).length;
  const [removed, kept, waiting] = [count("remove"), count("keep"), count("wait")];
  const rest = "interfaces, packages, buckets and log groups";
  const why = {
    yes: [`${stack} is deployed: ${rest} are looked at when it is destroyed`],
    unknown: [`${stack} publishes nothing that tells whether it is deployed: ${rest} are not looked at`],
    no: [],
  };
  return [
    ...why[isDeployed],
    ...(fates.length === 0 ? [`${stack}: nothing is left`] : []),
    ...(removed > 0 ? [`${isPlan ? "to remove" : "removed"}: ${removed}`] : []),
    ...(kept > 0 ? [`kept, because they hold data: ${kept}; --data removes them too`] : []),
    ...(waiting > 0 ? [`in use: ${waiting}; run this again in an hour`] : []),
  ];
}
