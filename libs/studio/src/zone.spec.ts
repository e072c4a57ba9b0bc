import { ComponentResource } from "@pulumi/pulumi";
import { z } from "zod";
import { platformRef } from "@mlops/contracts/testing";
import { settingsProblems } from "@mlops/core";
import { pretendCloud, pretendProblems } from "@mlops/testing";
import { subnetInZone, zoneNumber } from "./zone.ts";

const subnet = (zone: number) => () => ({
  subnet: subnetInZone(platformRef().network, zone, new ComponentResource("mlops:test:Box", "box")),
});

describe("a zone of a network", () => {
  test("has one private subnet", async () => {
    expect((await pretendCloud(subnet(1))).outputs).toEqual({ subnet: "subnet-b" });
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
