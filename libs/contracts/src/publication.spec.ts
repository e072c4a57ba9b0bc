import { pretendCloud } from "@mlops/testing";
import { networkContract } from "./network.ts";
import { Publication } from "./publication.ts";
import { platformOutputs, platformRef } from "./testing/platform-ref.ts";

describe("a publication", () => {
  test("puts each field of a reference under /mlops/<environment>/<contract>/", async () => {
    const cloud = await pretendCloud(() => void new Publication(networkContract, platformRef().network));

    expect(cloud.census()).toEqual([
      "Parameter network-private-subnet-ids",
      "Parameter network-vpc-id",
      "Parameter network-workload-security-group-id",
      "Publication network",
    ]);
    expect(cloud.inputs("network-vpc-id")).toEqual({
      name: "/mlops/dev/network/vpc-id",
      type: "String",
      insecureValue: "vpc-1",
      description: "vpcId of the network contract",
    });
    expect(cloud.inputs("network-private-subnet-ids")).toMatchObject({
      type: "StringList",
      insecureValue: "subnet-a,subnet-b",
    });
  });

  test("is what another stack reads back", async () => {
    const cloud = await pretendCloud(() => ({
      network: new Publication(networkContract, platformRef().network).exported,
    }));

    expect(cloud.outputs).toEqual({ network: platformOutputs().network });
  });
});
