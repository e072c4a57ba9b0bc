import { UNKNOWN, pretendCloud } from "@mlops/testing";
import { type Destination, WorkloadGroup } from "./workload-group.ts";

const build = (...destinations: Destination[]) =>
  pretendCloud(() => new WorkloadGroup("workloads", { vpcId: "vpc-0a1b", destinations }).securityGroupId);

describe("workloads", () => {
  test("take connections from each other only, and connect to each other", async () => {
    const cloud = await build();
    expect(cloud.census()).toEqual([
      "SecurityGroup workloads",
      "SecurityGroupEgressRule workloads-to-itself",
      "SecurityGroupIngressRule workloads-from-itself",
      "WorkloadGroup workloads",
    ]);
    expect(cloud.inputs("workloads", "SecurityGroup")).toEqual({
      vpcId: "vpc-0a1b",
      description: "Workloads: no way in, HTTPS to what they need",
      tags: { Name: "workloads" },
    });
    expect(cloud.inputs("workloads-from-itself")).toEqual({
      securityGroupId: UNKNOWN,
      referencedSecurityGroupId: UNKNOWN,
      ipProtocol: "-1",
      description: "Instances of one job and applications of one user, from each other",
    });
    expect(cloud.inputs("workloads-to-itself")).toEqual({
      securityGroupId: UNKNOWN,
      referencedSecurityGroupId: UNKNOWN,
      ipProtocol: "-1",
      description: "Instances of one job and applications of one user, to each other",
    });
    const { urn } = cloud.resource("workloads", "SecurityGroup");
    for (const rule of ["workloads-from-itself", "workloads-to-itself"]) {
      expect(cloud.resource(rule).dependencies).toEqual([urn]);
    }
  });

  test("connect to every destination over HTTPS", async () => {
    const cloud = await build(
      { name: "internet", description: "HTTPS to the internet", cidrIpv4: "0.0.0.0/0" },
      { name: "s3", description: "HTTPS to S3", prefixListId: "pl-6da54004" },
      { name: "endpoints", description: "HTTPS to the VPC endpoints", referencedSecurityGroupId: "sg-0a1b" },
    );
    const https = { securityGroupId: UNKNOWN, ipProtocol: "tcp", fromPort: 443, toPort: 443 };
    expect(cloud.children("workloads", "WorkloadGroup")).toEqual([
      "SecurityGroup workloads",
      "SecurityGroupEgressRule workloads-to-endpoints",
      "SecurityGroupEgressRule workloads-to-internet",
      "SecurityGroupEgressRule workloads-to-itself",
      "SecurityGroupEgressRule workloads-to-s3",
      "SecurityGroupIngressRule workloads-from-itself",
    ]);
    expect(cloud.inputs("workloads-to-internet")).toEqual({
      ...https,
      cidrIpv4: "0.0.0.0/0",
      description: "HTTPS to the internet",
    });
    expect(cloud.inputs("workloads-to-s3")).toEqual({
      ...https,
      prefixListId: "pl-6da54004",
      description: "HTTPS to S3",
    });
    expect(cloud.inputs("workloads-to-endpoints")).toEqual({
      ...https,
      referencedSecurityGroupId: "sg-0a1b",
      description: "HTTPS to the VPC endpoints",
    });
  });
});
