import { ComponentResource, output } from "@pulumi/pulumi";
import { Subnet } from "@pulumi/aws/ec2/subnet.js";
import { z } from "zod";
import { platformRef } from "@mlops/contracts/testing";
import { settingsProblems } from "@mlops/core";
import { UNKNOWN, pretendCloud, pretendProblems } from "@mlops/testing";
import { subnetInZone, zoneNumber } from "./zone.ts";

const subnet = (zone: number) => () => ({
  subnet: subnetInZone(platformRef().network, zone, new ComponentResource("mlops:test:Box", "box")),
});

describe("a zone of a network", () => {
  test("has one private subnet", async () => {
    expect((await pretendCloud(subnet(1))).outputs).toEqual({ subnet: "subnet-b" });
  });

  test("is known while the subnet of another zone is still to be made", async () => {
    const { outputs } = await pretendCloud(() => {
      const further = new Subnet("further", { vpcId: "vpc-1", cidrBlock: "10.0.128.0/19" });
      const box = new ComponentResource("mlops:test:Box", "box");
      const network = { ...platformRef().network, privateSubnetIds: output(["subnet-a", further.id]) };
      return { first: subnetInZone(network, 0, box), second: subnetInZone(network, 1, box) };
    });
    expect(outputs).toEqual({ first: "subnet-a", second: UNKNOWN });
  });

  test("must exist", async () => {
    expect(await pretendProblems(subnet(2))).toEqual([
      "zone: got 2; expected 0 to 1, because the network has 2 private subnets",
    ]);
  });

  test.each([-1, 0.5, Number.NaN])("has no number %p", (zone) => {
    expect(settingsProblems(z.strictObject({ zone: zoneNumber }), { zone })).toEqual([
      `zone: got ${zone}; expected the number of a zone of the network, 0 for the first`,
    ]);
  });
});
