import { instanceFamilies } from "./instance-families.ts";
import {
  type InstanceType,
  ec2InstanceTypePattern,
  instanceFacts,
  instanceTypePattern,
  localDiskInstanceTypes,
} from "./instance-type.ts";
import { fitsGlob } from "./glob.ts";

const types = Object.entries(instanceFamilies).flatMap(([family, line]) =>
  line
    .split(" ")
    .slice(2)
    .map((size): InstanceType => `ml.${family}.${size.split(":")[0]}`),
);

/** The SageMaker Python SDK's own rule (sagemaker-core 2.27.0, common_utils.volume_size_supported). */
function hasLocalDiskByTheSdk(type: string): boolean {
  const family = type.split(".")[1] ?? "";
  const prefixes = ["g5", "g6", "g7e", "p5", "p6-b200", "trn1", "trn2"];
  return family.includes("d") || prefixes.some((prefix) => family.startsWith(prefix));
}

describe("facts of instance types", () => {
  test("are known for every type of the table, whose name has the form of its kind", () => {
    expect(types).toHaveLength(383);
    expect(types.filter((type) => instanceFacts(type) === undefined)).toEqual([]);
    expect(types.filter((type) => !instanceTypePattern.test(type))).toEqual([]);
    expect(types.filter((type) => !ec2InstanceTypePattern.test(type.slice("ml.".length)))).toEqual([]);
    expect(types.filter((type) => ec2InstanceTypePattern.test(type))).toEqual([]);
  });

  test("say the same of local disks as the patterns of those types", () => {
    const patterns = localDiskInstanceTypes();
    const fitting = types.filter((type) => patterns.some((pattern) => fitsGlob(pattern, type)));
    expect(fitting).toEqual(types.filter((type) => instanceFacts(type)?.localDisk === true));
    expect(fitting.length).toBeGreaterThan(0);
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
    expect(instanceFacts("ml.m5.99xlarge")).toBeUndefined();
  });
});
