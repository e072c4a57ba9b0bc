import { type InstanceType, instanceFacts } from "./instance-type.ts";
import table from "./tables/instance-types.json" with { type: "json" };

const types = Object.keys(table.known) as InstanceType[];

/** The SageMaker Python SDK's own rule (sagemaker-core 2.27.0, common_utils.volume_size_supported). */
function hasLocalDiskByTheSdk(type: string): boolean {
  const family = type.split(".")[1] ?? "";
  const prefixes = ["g5", "g6", "g7e", "p5", "p6-b200", "trn1", "trn2"];
  return family.includes("d") || prefixes.some((prefix) => family.startsWith(prefix));
}

describe("facts of instance types", () => {
  test("are known for all 385 types of the SageMaker API but two", () => {
    expect(types).toHaveLength(383);
    expect(table.unknown).toEqual(["ml.dl1.24xlarge", "ml.p6e-gb200.36xlarge"]);
  });

  test("agree with the SageMaker SDK on local disks, but for the families that are newer than its rule", () => {
    const families = types
      .filter((type) => instanceFacts(type)?.localDisk !== hasLocalDiskByTheSdk(type))
      .map((type) => type.split(".")[1]);
    expect([...new Set(families)]).toEqual(["g7", "p6-b300"]);
  });

  test.each([
    ["ml.m5.large", { device: "cpu", vcpus: 2, gpus: 0, localDisk: false }],
    ["ml.g5.12xlarge", { device: "gpu", vcpus: 48, gpus: 4, localDisk: true }],
    ["ml.p3.8xlarge", { device: "gpu", vcpus: 32, gpus: 4, localDisk: false }],
    ["ml.c7g.xlarge", { device: "graviton", vcpus: 4, gpus: 0, localDisk: false }],
    ["ml.inf2.xlarge", { device: "neuron", vcpus: 4, gpus: 0, localDisk: false }],
    ["ml.trn1.32xlarge", { device: "neuron", vcpus: 128, gpus: 0, localDisk: true }],
  ] as const)("%s is %j", (type, facts) => {
    expect(instanceFacts(type)).toEqual(facts);
  });

  test("of a type that is newer than the table are unknown", () => {
    expect(instanceFacts("ml.x99.large")).toBeUndefined();
  });
});
