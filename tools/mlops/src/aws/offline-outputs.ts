import { previewWorkspace } from "@mlops/preview";
import { WrongUse } from "../command/failures.ts";

type Texts = Readonly<Record<string, string>>;

/**
 * The texts in a stack's outputs that are known without a deployment, by output and field.
 * @throws WrongUse if its program cannot be previewed
 */
export async function stackOutputs(root: string, stack: string): Promise<ReadonlyMap<string, Texts>> {
  const { stacks } = await previewWorkspace({
    folder: root,
    patterns: [stack],
    organization: "organization",
  });
  const problems = stacks.flatMap((report) => report.problems);
  if (problems.length > 0) {
    throw new WrongUse(...problems.map(({ message }) => `preview of ${stack}: ${message}`));
  }
  const outputs = Object.assign({}, ...stacks.map((report) => report.outputs)) as Record<string, unknown>;
  return new Map(Object.entries(outputs).map(([output, value]) => [output, textsIn(value)]));
}

function textsIn(value: unknown): Texts {
  const entries = Object.entries(typeof value === "object" && value !== null ? value : {});
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}
