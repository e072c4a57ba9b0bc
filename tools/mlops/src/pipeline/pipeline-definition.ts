import { z } from "zod";
import { defineAction } from "../command/action.ts";
import type { Answer } from "../command/answer.ts";
import { status } from "../command/failures.ts";
import { stackValue, switchValue, textValue } from "../command/given-values.ts";
import { type DeployedPipeline, deployedPipeline } from "./deployed-pipeline.ts";

/** `pipeline definition`. */
export const pipelineDefinition = defineAction(
  z
    .strictObject({
      stack: stackValue(),
      pipeline: textValue().optional(),
      mermaid: switchValue(),
      diff: switchValue(),
    })
    .superRefine(({ mermaid, diff }, check) => {
      if (!mermaid || !diff) return;
      check.addIssue({
        code: "custom",
        path: ["diff"],
        input: diff,
        message: "expected either --mermaid or --diff",
      });
    }),
  async ({ stack, pipeline: instance, mermaid, diff }, context) => {
    const connection = await context.connect(stack);
    const pipeline = await deployedPipeline(connection, instance);
    if (mermaid) return drawn(pipeline);
    if (diff) return differences(pipeline, context.root, stack);
    const { definition } = pipeline;
    return { data: definition, lines: JSON.stringify(definition, undefined, 2).split("\n") };
  },
);

async function drawn({ name, definition }: DeployedPipeline): Promise<Answer> {
  const { definitionMermaid } = await import("@mlops/pipeline-definition");
  const mermaid = definitionMermaid(definition);
  return { data: { pipelineName: name, mermaid }, lines: mermaid.split("\n") };
}

/** What a preview of the stack's program would deploy in place of what is deployed. */
async function differences(
  { name, definition }: DeployedPipeline,
  root: string,
  stack: string,
): Promise<Answer> {
  const { previewedDefinition } = await import("./previewed-definition.ts");
  const { definitionDifferences } = await import("./definition-differences.ts");
  const found = definitionDifferences(definition, await previewedDefinition(root, stack, name));
  const lines = found.map(
    ({ path, deployed, program }) => `${path}: deployed ${deployed}; program ${program}`,
  );
  return {
    data: { pipelineName: name, differences: found },
    lines: found.length === 0 ? [`${name}: what is deployed is what the program makes`] : lines,
    status: found.length === 0 ? status.success : status.no,
  };
}
