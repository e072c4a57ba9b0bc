import { ec2Answer } from "../testing/ec2-xml.ts";
import { type Asked, type Operations, startPretendAws } from "../testing/pretend-aws.ts";
import { published, runCommand } from "../testing/run-command.ts";

const arn = (service: string, resource: string) => `arn:aws:${service}:eu-west-1:111122223333:${resource}`;
const numbers = Array.from({ length: 130 }, (_, index) => String(index).padStart(3, "0"));

/** A list that AWS answers in pages of a hundred. */
const paged =
  (key: string, all: readonly object[]) =>
  ({ input }: Asked) => {
    const start = Number(input["NextToken"] ?? 0);
    return {
      [key]: all.slice(start, start + 100),
      ...(start + 100 < all.length && { NextToken: String(start + 100) }),
    };
  };

/** Names of what a dry run finds, by kind. */
async function found(operations: Operations): Promise<ReadonlyMap<string, readonly string[]>> {
  const aws = await startPretendAws(operations);
  const { out } = await runCommand("cleanup platform.dev --dry-run --json", aws);
  await aws.stop();
  const { leftovers } = JSON.parse(out.join("\n")) as {
    readonly leftovers: readonly { readonly kind: string; readonly name: string }[];
  };
  const kinds = Map.groupBy(leftovers, ({ kind }) => kind);
  return new Map([...kinds].map(([kind, some]) => [kind, some.map(({ name }) => name)]));
}

test("apps and spaces of a domain are found on all pages", async () => {
  const DomainId = "d-live";
  const leftovers = await found({
    GetResources: { ResourceTagMappingList: [{ ResourceARN: arn("sagemaker", `domain/${DomainId}`) }] },
    ...published("platform.dev", { "network/vpc-id": "vpc-1" }),
    ListApps: paged(
      "Apps",
      numbers.map((number) => ({
        DomainId,
        AppType: "JupyterLab",
        AppName: "default",
        SpaceName: `space-${number}`,
        Status: "InService",
      })),
    ),
    ListSpaces: paged(
      "Spaces",
      numbers.map((number) => ({ DomainId, SpaceName: `space-${number}` })),
    ),
  });
  expect(leftovers.get("app")).toEqual(numbers.map((number) => `space-${number}/default`));
  expect(leftovers.get("space")).toEqual(numbers.map((number) => `space-${number}`));
});

test("security groups of gone domains are found on all pages, and those of a domain on the last page stay", async () => {
  const groups = ["alive129", ...numbers.map((number) => `gone${number}`)].map(
    (domain, index) =>
      `<item><groupId>sg-${index}</groupId><groupName>security-group-for-inbound-nfs-d-${domain}</groupName></item>`,
  );
  const page = (some: readonly string[], rest = "") =>
    ec2Answer("DescribeSecurityGroups", `<securityGroupInfo>${some.join("")}</securityGroupInfo>${rest}`);
  const leftovers = await found({
    GetParametersByPath: { Parameters: [] },
    GetResources: { ResourceTagMappingList: [{ ResourceARN: arn("ec2", "vpc/vpc-1") }] },
    ListDomains: paged(
      "Domains",
      numbers.map((number) => ({ DomainId: `d-alive${number}` })),
    ),
    "GET /2015-02-01/file-systems": { FileSystems: [] },
    DescribeSubnets: ec2Answer("DescribeSubnets", "<subnetSet/>"),
    DescribeNetworkInterfaces: ec2Answer("DescribeNetworkInterfaces", "<networkInterfaceSet/>"),
    DescribeSecurityGroups: ({ input }) =>
      input["NextToken"] === "2"
        ? page(groups.slice(100))
        : page(groups.slice(0, 100), "<nextToken>2</nextToken>"),
  });
  expect(leftovers.get("security group")).toEqual(
    groups.slice(1).map((_, index) => expect.stringContaining(`nfs-d-gone${numbers[index]}`)),
  );
});
