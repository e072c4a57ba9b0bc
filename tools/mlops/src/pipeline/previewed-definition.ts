import { previewWorkspace } from "@mlops/preview";
import { WrongUse } from "../command/failures.ts";

/**
 * The definition of a pipeline that the program of a stack makes. What only a deployment knows is marked in it:
 * `{ "$": "unknown" }`.
 * @throws WrongUse if the program cannot be previewed, or makes no such pipeline
 */
export async function previewedDefinition(root: string, stack: string, pipeline: string): Promise<unknown> {
  const { stacks } = await previewWorkspace({
    folder: root,
    patterns: [stack],
    organization: "organization",
  });
  const problems = stacks.flatMap((report) => report.problems);
  if (problems.length > 0) {
    throw new WrongUse(...problems.map(({ message }) => `preview of ${stack}: ${message}`));
  }
  const pipelines = stacks.flatMap((report) => report.pipelines);
  const found = pipelines.find(({ name }) => name === pipeline);
  if (found !== undefined) return found.definition;
  const names = pipelines.map(({ name }) => name).join(", ") || "none";
  throw new WrongUse(
    `preview of ${stack}: got no pipeline ${pipeline}; expected it among those it has: ${names}`,
  );
}
