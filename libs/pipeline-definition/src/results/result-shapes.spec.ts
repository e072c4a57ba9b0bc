import * as sdk from "@aws-sdk/client-sagemaker";
import type { ResultShape } from "./result-shapes.ts";
import table from "./step-results.json" with { type: "json" };

/** Names of the members of a structure of the SDK whose types the references have; none for what it does not have. */
function membersOfSdk(structure: string): string[] {
  const schema: unknown = Reflect.get(sdk, `${structure}$`);
  const names: unknown = Array.isArray(schema) ? schema[4] : [];
  return Array.isArray(names) ? names.map(String) : [];
}

const shapes: Readonly<Record<string, ResultShape>> = table.shapes;
const structures = Object.entries(shapes).flatMap(([name, { members }]) =>
  members ? [[name, members] as const] : [],
);

test("the structures of results are the SDK's, but for those of EMR, of pipelines, and newer ones", () => {
  const others = structures.map(([name]) => name).filter((name) => membersOfSdk(name).length === 0);
  expect(others.filter((name) => !/^(emr|own):/.test(name))).toEqual([
    // botocore is newer than the SDK here.
    "AcceleratorPartitionLayout",
    "BestCandidateProperties",
    "CrossRegionTrafficConfig",
  ]);
});

test("every member that the types of a result have can be referenced", () => {
  const missing = structures.flatMap(([name, members]) =>
    membersOfSdk(name).flatMap((member) => (Object.hasOwn(members, member) ? [] : [`${name}.${member}`])),
  );
  expect(missing).toEqual([]);
});
