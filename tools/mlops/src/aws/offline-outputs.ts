import { offlineReports } from "./offline-reports.ts";

type Texts = Readonly<Record<string, string>>;

/**
 * The texts in a stack's outputs that are known without a deployment, by output and field.
 * @throws WrongUse if its program cannot be previewed
 */
export async function stackOutputs(root: string, stack: string): Promise<ReadonlyMap<string, Texts>> {
  const reports = await offlineReports(root, [stack]);
  const outputs = Object.assign({}, ...reports.map((report) => report.outputs)) as Record<string, unknown>;
  return new Map(Object.entries(outputs).map(([output, value]) => [output, textsIn(value)]));
}

function textsIn(value: unknown): Texts {
  const entries = Object.entries(typeof value === "object" && value !== null ? value : {});
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}
