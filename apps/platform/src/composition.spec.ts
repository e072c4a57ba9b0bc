import { UNKNOWN } from "@mlops/testing";
import type { PolicyStatement } from "@mlops/core";
import { deployedPlatform } from "./testing/deployed-platform.ts";

/** The condition of one statement of a policy that is given as data. */
function conditionOf(policy: unknown, sid: string): unknown {
  const { Statement } = policy as { Statement: readonly PolicyStatement[] };
  return Statement.find(({ Sid }) => Sid === sid)?.Condition;
}

describe("the platform", () => {
  test("lets identities reach prod's objects through its S3 endpoint, and whoever deploys from anywhere", async () => {
    const deployRoleArn = "arn:aws:iam::333344445555:role/mlops/deploy";
    const cloud = await deployedPlatform("prod", { deployRoleArn });
    expect(conditionOf(cloud.inputs("ml-data-policy").policy, "OnlyThroughEndpoints")).toEqual({
      ArnNotLike: {
        "aws:PrincipalArn": [
          deployRoleArn,
          "arn:aws:iam::333344445555:role/mlops/sentiment-*",
          "arn:aws:iam::333344445555:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_MlAdministrators_*",
        ],
      },
      Bool: { "aws:ViaAWSService": "false" },
      StringEquals: { "aws:PrincipalAccount": "333344445555" },
      StringNotEquals: { "aws:SourceVpce": [UNKNOWN] },
    });
    expect(cloud.resource("ml-data-policy").propertyDependencies.policy).toEqual([
      cloud.resource("network-endpoints-s3").urn,
    ]);
  });

  test("lets people and jobs install packages from qa's mirror, which has no way to the internet", async () => {
    const cloud = await deployedPlatform("qa");
    expect(cloud.census().filter((one) => /packages|codeartifact/.test(one))).toEqual([
      "Domain packages-domain",
      "PackageMirror packages",
      "Policy packages-install",
      "Repository packages-packages",
      "Repository packages-pypi",
      "RolePolicy studio-data-scientist-packages",
      "RolePolicy studio-jobs-packages",
      "RolePolicy studio-ml-engineer-packages",
      "RolePolicy studio-read-only-packages",
      "VpcEndpoint network-endpoints-codeartifact.api",
      "VpcEndpoint network-endpoints-codeartifact.repositories",
    ]);
    expect(cloud.inputs("network-vpc", "awsx:ec2:Vpc").natGateways).toEqual({ strategy: "None" });
  });

  test("has in dev a NAT gateway in place of interface endpoints", async () => {
    const cloud = await deployedPlatform("dev");
    expect(cloud.census().filter((one) => one.startsWith("VpcEndpoint"))).toEqual([
      "VpcEndpoint network-endpoints-s3",
    ]);
    expect(cloud.inputs("network-vpc", "awsx:ec2:Vpc").natGateways).toEqual({ strategy: "Single" });
  });
});
