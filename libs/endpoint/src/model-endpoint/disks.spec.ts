import { pretendCloud } from "@mlops/testing";
import { fraud, realTime, sids } from "../testing/endpoints.ts";
import { dataKey, own } from "../testing/platform.ts";
import type { ModelEndpointArgs } from "./endpoint-args.ts";

const made = (args: ModelEndpointArgs) => pretendCloud(fraud(args));

describe("the disks of an endpoint", () => {
  const encryptionOf = async (...types: `ml.${string}`[]) => {
    const variants = Object.fromEntries(
      types.map((instanceType, index) => [`v${index}`, { model: own, instanceType, instances: 2 }]),
    );
    const cloud = await made(realTime({ variants }));
    return [
      cloud.inputs("fraud-config").kmsKeyArn,
      sids(cloud.inputs("fraud-role-policy").policy).includes("AttachEncryptedVolumes"),
    ];
  };

  test("are encrypted with the data key where they are network disks", async () => {
    expect(await encryptionOf("ml.m5.xlarge")).toEqual([dataKey, true]);
    expect(await encryptionOf("ml.inf2.xlarge", "ml.p3.2xlarge")).toEqual([dataKey, true]);
  });

  test("have no key as soon as one variant has local NVMe disks, because SageMaker would refuse it", async () => {
    expect(await encryptionOf("ml.g5.xlarge")).toEqual([undefined, false]);
    expect(await encryptionOf("ml.m5.xlarge", "ml.p5.48xlarge")).toEqual([undefined, false]);
  });

  test("of an instance type newer than our table are what its settings say", async () => {
    const variants = {
      main: { model: own, instanceType: "ml.x99.large", localDisk: false, instances: 2 },
    } as const;
    expect((await made(realTime({ variants }))).inputs("fraud-config").kmsKeyArn).toBe(dataKey);
  });
});
