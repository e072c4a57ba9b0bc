import { z } from "zod";
import type { Connection } from "../aws/connection.ts";
import { defineAction } from "../command/action.ts";
import type { Answer } from "../command/answer.ts";
import type { CommandContext } from "../command/context.ts";
import { WrongUse, status } from "../command/failures.ts";
import { stackValue, textValue } from "../command/given-values.ts";
import { elapsed } from "../command/elapsed.ts";
import { table } from "../command/table.ts";
import { type BaselineRequest, computeBaseline, resumedBaseline } from "./computed-baseline.ts";
import { type MonitorChoice, chosenMonitor, chosenOf, monitorOptions, monitorsOf } from "./monitor.ts";
import { usedBaselines } from "./used-baselines.ts";

const uriValue = () =>
  z.string().regex(/^s3:\/\/[a-z0-9][a-z0-9.-]+\/.+/, {
    error: "expected an S3 URI, such as s3://bucket/data/rows.csv",
  });

/** `monitor baseline`. */
export const baselineMonitor = defineAction(
  z.strictObject({
    stack: stackValue(),
    ...monitorOptions,
    fromData: uriValue().optional(),
    resume: textValue().optional(),
    output: uriValue().optional(),
    jobRole: z
      .string()
      .regex(/^arn:[\w-]+:iam::\d{12}:role\/.+/, { error: "expected the ARN of a role" })
      .optional(),
    prediction: textValue().optional(),
    label: textValue().optional(),
    probability: textValue().optional(),
  }),
  async ({ stack, kind, monitor, fromData, resume, ...rest }, context) => {
    checkChoice({ fromData, resume, ...rest });
    const connection = await context.connect(stack);
    if (resume !== undefined || fromData !== undefined) {
      const chosen = await chosenMonitor(connection, { kind, monitor });
      if (resume !== undefined) return resumedBaseline(connection, chosen, resume, context);
      if (fromData !== undefined) return computeBaseline(connection, chosen, { ...rest, fromData }, context);
    }
    return shownBaselines(connection, { kind, monitor }, context);
  },
);

/** @throws WrongUse if something is given that would be ignored */
function checkChoice({
  fromData,
  resume,
  ...rest
}: Readonly<Partial<Record<keyof BaselineRequest | "resume", string | undefined>>>): void {
  if (fromData !== undefined && resume !== undefined) {
    throw new WrongUse(
      "--resume: got --from-data with it; expected one of them: a job that was started, or a new one",
    );
  }
  const given: readonly (readonly [string, string | undefined])[] = Object.entries(rest);
  const [ignored] = given.flatMap(([name, value]) => (value === undefined ? [] : [name]));
  if (fromData !== undefined || ignored === undefined) return;
  const option = ignored.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  throw new WrongUse(`--${option}: expected --from-data with it`);
}

async function shownBaselines(
  connection: Connection,
  choice: MonitorChoice,
  { clock, terminal }: CommandContext,
): Promise<Answer> {
  const all = chosenOf(await monitorsOf(connection), choice);
  if (all.length === 0)
    throw new WrongUse(
      `${connection.place.name}: got no such monitor; expected a stack that has deployed one`,
    );
  const baselines = await usedBaselines(connection, all);
  const now = clock.now().getTime();
  const rows = baselines.map((one) => ({
    kind: one.kind,
    version: one.version,
    age: one.written === undefined ? undefined : elapsed(now - one.written.getTime()),
    features: one.features,
    records: one.records,
    trouble: one.trouble,
  }));
  const titles = ["kind", "version", "age", "features", "records"];
  const isTrouble = baselines.some(({ trouble }) => trouble !== undefined);
  return {
    data: { baselines },
    lines: [
      ...table(isTrouble ? [...titles, "trouble"] : titles, rows, terminal),
      "",
      ...baselines.map((one) => `${one.kind} of ${one.monitor}: ${one.address ?? "no baseline"}`),
    ],
    status: isTrouble ? status.no : status.success,
  };
}
