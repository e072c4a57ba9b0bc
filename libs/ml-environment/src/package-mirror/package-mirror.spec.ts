import { output } from "@pulumi/pulumi";
import { awsEnvironment } from "@mlops/core";
import { UNKNOWN, pretendCloud, pretendProblems } from "@mlops/testing";
import { PackageMirror, type PackageMirrorArgs } from "./package-mirror.ts";

const environment = awsEnvironment({
  app: "platform",
  name: "qa",
  account: "111122223333",
  region: "eu-west-1",
});
const keys = { environment, dataKeyArn: output("arn:data"), logKeyArn: output("arn:logs") };
const mirror = (change: Partial<PackageMirrorArgs> = {}) =>
  new PackageMirror("packages", { environment, keys, retainData: false, ...change });

describe("a mirror of PyPI", () => {
  test("is a domain, a repository that fetches, one that is installed from, and the right to", async () => {
    const cloud = await pretendCloud(() => {
      const { indexUrl } = mirror();
      return { indexUrl };
    });
    expect(cloud.census()).toEqual([
      "Domain packages-domain",
      "PackageMirror packages",
      "Policy packages-install",
      "Repository packages-packages",
      "Repository packages-pypi",
    ]);
    expect(cloud.inputs("packages-domain")).toEqual({
      domain: "mlops-platform-qa-packages-6338e006",
      encryptionKey: "arn:data",
    });
    expect(cloud.inputs("packages-pypi")).toMatchObject({
      repository: "pypi",
      externalConnections: { externalConnectionName: "public:pypi" },
    });
    expect(cloud.inputs("packages-packages")).toMatchObject({
      repository: "packages",
      upstreams: [{ repositoryName: "pypi" }],
    });
    expect(cloud.outputs).toEqual({
      indexUrl:
        "https://mlops-platform-qa-packages-6338e006-111122223333.d.codeartifact.eu-west-1.amazonaws.com/pypi/packages/simple/",
    });
  });

  test("lets whoever has its policy get a token and read one repository, and nothing else", async () => {
    const cloud = await pretendCloud(() => void mirror());
    const arn = "arn:aws:codeartifact:eu-west-1:111122223333";
    expect(cloud.inputs("packages-install").policy).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "SignInToPackages",
          Effect: "Allow",
          Action: ["codeartifact:GetAuthorizationToken"],
          Resource: [`${arn}:domain/mlops-platform-qa-packages-6338e006`],
        },
        {
          Sid: "GetPackageTokens",
          Effect: "Allow",
          Action: ["sts:GetServiceBearerToken"],
          Resource: ["*"],
          Condition: { StringEquals: { "sts:AWSServiceName": "codeartifact.amazonaws.com" } },
        },
        {
          Sid: "InstallPackages",
          Effect: "Allow",
          Action: ["codeartifact:GetRepositoryEndpoint", "codeartifact:ReadFromRepository"],
          Resource: [`${arn}:repository/mlops-platform-qa-packages-6338e006/packages`],
        },
      ],
    });
  });

  test("can hold only what somebody has published", async () => {
    const cloud = await pretendCloud(() => void mirror({ fetchFrom: "nowhere" }));
    expect(cloud.census().filter((one) => one.startsWith("Repository"))).toEqual([
      "Repository packages-packages",
    ]);
    expect(cloud.inputs("packages-packages").upstreams).toBeUndefined();
  });

  test("outlives the stack where data does", async () => {
    const cloud = await pretendCloud(() => void mirror({ retainData: true }));
    expect(cloud.resource("packages-domain").protect).toBe(true);
    expect(cloud.resource("packages-pypi").inputs.domain).not.toBe(UNKNOWN);
  });

  test("has a domain's name of at most 50 characters, whatever it is called", async () => {
    const long = { ...environment, app: "a-platform-with-a-name-that-is-rather-long" };
    const cloud = await pretendCloud(
      () => void mirror({ environment: long, keys: { ...keys, environment: long } }),
    );
    expect(String(cloud.inputs("packages-domain").domain)).toMatch(/^[a-z][a-z0-9-]{0,48}[a-z0-9]$/);
  });

  test("is refused where there is no CodeArtifact, and with keys of another account", async () => {
    const there = { ...environment, region: "eu-south-2" };
    const problems = await pretendProblems(() => void mirror({ environment: there }));
    expect(problems).toEqual([
      [
        "packages cannot be built:",
        "  - keys: got account 111122223333, eu-west-1; expected account 111122223333, eu-south-2",
        '  - environment.region: got "eu-south-2"; expected a region with CodeArtifact, such as ap-northeast-1, ' +
          "ap-south-1, ap-southeast-1; leave the mirror out, or reach PyPI through a NAT gateway",
      ].join("\n"),
    ]);
  });
});
