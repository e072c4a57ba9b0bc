import { DeleteEndpointConfigCommand, DeleteModelCommand, SageMakerClient } from "@aws-sdk/client-sagemaker";
import { z } from "zod";
import type { Connection } from "../../aws/connection.ts";
import { consentIn } from "../../aws/consent.ts";
import { unlessGone } from "../../aws/gone.ts";
import { defineAction } from "../../command/action.ts";
import { type Change, type Outcome, makeChanges } from "../../command/changes.ts";
import { WrongUse } from "../../command/failures.ts";
import { stackValue, switchValue, textValue, wholeNumberText } from "../../command/given-values.ts";
import { moment } from "../../command/moment.ts";
import type { Terminal } from "../../command/system.ts";
import { table } from "../../command/table.ts";
import { type CleanPlan, cleanPlan } from "./clean-plan.ts";
import { type EndpointUse, endpointUse } from "./endpoint-use.ts";
import type { Judged } from "./judged.ts";
import { stackHistory } from "./stack-history.ts";

/** `endpoint clean`. */
export const endpointClean = defineAction(
  z.strictObject({
    stack: stackValue(),
    keep: wholeNumberText({ min: 0, max: 1_000 }),
    gone: switchValue(),
    confirm: textValue().optional(),
  }),
  async ({ stack, keep, gone, confirm }, context) => {
    const connection = await context.connect(stack);
    // First what there is: what is made meanwhile is not in it, and cannot go.
    const history = await stackHistory(connection);
    const use = await endpointUse(connection);
    for (const name of use.unknown) {
      context.terminal.note(
        `an endpoint has the configuration ${name}, which is gone, or its models are: all models stay`,
      );
    }
    const plan = cleanPlan(history, use, { keep, gone });
    const changes = removals(connection, plan.removed);
    const outcome = await makeChanges(changes, context, consentIn(connection.place, confirm));
    return { data: { outcome, ...plan }, lines: planLines(plan, outcome, context.terminal) };
  },
);

function removals(connection: Connection, removed: readonly Judged[]): Change[] {
  let now: Promise<EndpointUse> | undefined;
  return removed.map((one) => ({
    what: `delete ${one.kind} ${one.name}, ${moment(one.createdAt)}: ${one.reason}`,
    make: async () => {
      // Time has passed since the plan was made: somebody had to agree.
      assertUnused(one, await (now ??= endpointUse(connection)));
      await remove(connection, one);
    },
  }));
}

function assertUnused({ kind, name }: Judged, { configurations, models }: EndpointUse): void {
  const used = kind === "configuration" ? configurations : models;
  if (used.has(name))
    throw new WrongUse(`${kind} ${name}: an endpoint uses it since the plan was made; plan again`);
}

/** What another run has removed is removed. */
function remove(connection: Connection, { kind, name }: Judged): Promise<unknown> {
  const client = connection.client(SageMakerClient);
  return unlessGone<unknown>(
    kind === "configuration"
      ? client.send(new DeleteEndpointConfigCommand({ EndpointConfigName: name }))
      : client.send(new DeleteModelCommand({ ModelName: name })),
  );
}

const titles = ["stays", "name", "made", "because"];

function planLines({ removed, kept }: CleanPlan, outcome: Outcome, { paint }: Terminal): string[] {
  // Names are what endpoint update is given: they are not cut.
  const wholeNames = { width: undefined, paint };
  const rows = kept.map(({ kind, name, createdAt, reason }) => ({
    stays: kind,
    name,
    made: moment(createdAt),
    because: reason,
  }));
  const count = (kind: Judged["kind"]) => {
    const { length } = removed.filter((one) => one.kind === kind);
    return `${length} ${kind}${length === 1 ? "" : "s"}`;
  };
  const counts = `${count("configuration")} and ${count("model")}`;
  return [
    ...(kept.length === 0 ? ["nothing of the stack stays"] : table(titles, rows, wholeNames)),
    "",
    outcome === "nothing"
      ? "there is nothing to remove"
      : `${outcome === "done" ? "removed" : "would remove"} ${counts}`,
  ];
}
