import { type StackReport, previewWorkspace } from "@mlops/preview";
import { WrongUse } from "../command/failures.ts";

/**
 * What a preview says of stacks, without a deployment.
 * @param root folder of the workspace
 * @throws WrongUse if a program cannot be previewed
 */
export async function offlineReports(
  root: string,
  stacks: readonly string[],
): Promise<readonly StackReport[]> {
  const options = { folder: root, patterns: stacks, organization: "organization" };
  const { stacks: reports } = await previewWorkspace(options);
  const problems = reports.flatMap(({ stack, problems: found }) =>
    found.map(({ message }) => ({ stack, message })),
  );
  if (problems.length === 0) return reports;
  throw new WrongUse(...problems.map(({ stack, message }) => `preview of ${stack}: ${message}`));
}
