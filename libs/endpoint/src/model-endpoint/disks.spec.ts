import { pretendCloud } from "@mlops/testing";
import { fraud, realTime, sids } from "../testing/endpoints.ts";
import { dataKey, own } from "../testing/surroundings.ts";
import type { ModelEndpointArgs } from "./endpoint-args.ts";

const made = (args: ModelEndpointArgs) => pretendCloud(fraud(args));

describe("the disks of an endpoint", () => {
  const with_ = async (...types: `ml.${string}`[]) => {
    const variants = Object.fromEntries(
      types.map((instanceType, index) => [`v${index}`, { model: own, instanceType, instances: 2 }]),
    );
    const cloud = await made(realTime({ variants }));
    return [
      cloud.inputs("fraud-config").kmsKeyArn,
      sids(cloud.inputs("fraud-role-policy").policy).includes("AttachEncryptedVolumes"),
    ];
  };

  test("take the own key where they are network disks", async () => {
    expect(await with_("ml.m5.xlarge")).toEqual([dataKey, true]);
    expect(await with_("ml.inf2.xlarge", "ml.p3.2xlarge")).toEqual([dataKey, true]);
  });

  test("take none where only one variant has local NVMe disks: SageMaker would refuse the configuration", async () => {
    expect(await with_("ml.g5.xlarge")).toEqual([undefined, false]);
    expect(await with_("ml.m5.xlarge", "ml.p5.48xlarge")).toEqual([undefined, false]);
  });

  test("of an instance type newer than our table are what the variant says", async () => {
    const variants = {
      main: { model: own, instanceType: "ml.x99.large", localDisk: false, instances: 2 },
    } as const;
    expect((await made(realTime({ variants }))).inputs("fraud-config").kmsKeyArn).toBe(dataKey);
  });
});
