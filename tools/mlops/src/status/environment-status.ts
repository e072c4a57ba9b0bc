import { z } from "zod";
import type { Connection } from "../aws/connection.ts";
import { taggedArns } from "../aws/tagged-arns.ts";
import { defineAction } from "../command/action.ts";
import { status } from "../command/failures.ts";
import type { Terminal } from "../command/system.ts";
import { type Row, table } from "../command/table.ts";
import { alarms } from "./alarms.ts";
import { approvals } from "./approvals.ts";
import { endpointSection, servingVariants } from "./endpoints.ts";
import { idle } from "./idle.ts";
import { monitors } from "./monitors.ts";
import { pipelines } from "./pipelines.ts";
import type { Section } from "./section.ts";

/** Services that are shown, as the Resource Groups Tagging API names them: it refuses kinds that it does not know. */
const types = ["cloudwatch", "sagemaker"];

/** `status`. */
export const environmentStatus = defineAction(
  z.strictObject({
    environment: z.string().regex(/^[a-z]+$/, { error: "expected an environment, such as dev, qa or prod" }),
  }),
  async ({ environment }, { connect, clock, terminal }) => {
    const connection = await connect(`platform.${environment}`);
    const sections = await sectionsOf(connection, environment, clock.now());
    const troubles = sections.reduce((sum, one) => sum + one.troubles, 0);
    const { account, region } = connection.place;
    return {
      data: {
        environment,
        account,
        region,
        troubles,
        ...Object.fromEntries(sections.map(({ key, rows }) => [key, rows])),
      },
      lines: [
        `${environment}: account ${account}, ${region}`,
        ...sections.flatMap((one) => sectionLines(one, terminal)),
        "",
        troubles === 0 ? "nothing needs you" : `${troubles} of these need you`,
      ],
      status: troubles === 0 ? status.success : status.no,
    };
  },
);

async function sectionsOf(connection: Connection, environment: string, now: Date): Promise<Section[]> {
  const tags = { Environment: environment, ManagedBy: "pulumi" };
  const { names } = await taggedArns(connection, tags, types);
  const variants = await servingVariants(connection, names("sagemaker", "endpoint/"), now);
  const others = await Promise.all([
    alarms(connection, names("cloudwatch", "alarm:")),
    monitors(connection, names("sagemaker", "monitoring-schedule/")),
    pipelines(connection, names("sagemaker", "pipeline/")),
    approvals(connection, names("sagemaker", "model-package-group/")),
    idle(connection, {
      variants,
      notebooks: names("sagemaker", "notebook-instance/"),
      domains: names("sagemaker", "domain/"),
    }),
  ]);
  return [endpointSection(variants), ...others];
}

function sectionLines({ title, columns, rows }: Section, terminal: Terminal): string[] {
  if (rows.length === 0) return ["", `${terminal.paint("title", title)}: none`];
  const titled = (row: Row) =>
    Object.fromEntries(Object.entries(columns).map(([key, one]) => [one, row[key]]));
  return ["", terminal.paint("title", title), ...table(Object.values(columns), rows.map(titled), terminal)];
}
