import { z } from "zod";
import { InputProblem } from "@mlops/preview/command";
import type { DemoRun } from "./demo-run.ts";

/** What a preview says of a stack, in short. */
export interface StackSummary {
  readonly stack: string;
  readonly resources: number;
  readonly components: number;
  /** Findings of mandatory policies. */
  readonly mandatory: number;
}

const report = z.object({
  stacks: z.array(
    z.object({
      stack: z.string(),
      counts: z.object({
        resources: z.number(),
        mandatory: z.number(),
        components: z.array(z.object({ count: z.number() })),
      }),
    }),
  ),
});

/**
 * Preview and judge the product's stacks, by the command that does it on pull requests.
 * @throws InputProblem with what it says if a stack cannot be previewed or is not allowed
 */
export async function previewStacks({ root, processes, say }: DemoRun): Promise<StackSummary[]> {
  const lines: string[] = [];
  const { status, lastErrors } = await processes.run(
    {
      command: process.execPath,
      args: ["tools/preview/bin/preview.js", "sentiment.*", "--json"],
      folder: root,
      environment: { PATH: process.env["PATH"] ?? "", HOME: process.env["HOME"] ?? "" },
    },
    (line) => lines.push(line),
  );
  if (status !== 0)
    throw new InputProblem(["npm run preview -- 'sentiment.*' failed:", ...lastErrors].join("\n"));
  const summaries = report.parse(JSON.parse(lines.join("\n"))).stacks.map(({ stack, counts }) => ({
    stack,
    resources: counts.resources,
    components: counts.components.reduce((sum, { count }) => sum + count, 0),
    mandatory: counts.mandatory,
  }));
  for (const { stack, resources, components, mandatory } of summaries) {
    say(`${stack}: ${resources} resources in ${components} components, ${mandatory} violations`);
  }
  return summaries;
}
