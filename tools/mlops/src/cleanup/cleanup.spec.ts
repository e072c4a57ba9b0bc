import {
  CreateLogGroupCommand,
  CloudWatchLogsClient,
  DescribeLogGroupsCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateNetworkInterfaceCommand,
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateTagsCommand,
  CreateVpcCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSecurityGroupsCommand,
  EC2Client,
} from "@aws-sdk/client-ec2";
import {
  CreateFileSystemCommand,
  CreateMountTargetCommand,
  DescribeFileSystemsCommand,
  EFSClient,
} from "@aws-sdk/client-efs";
import {
  CreateBucketCommand,
  ListBucketsCommand,
  PutBucketTaggingCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { type Connection, connect } from "../aws/connection.ts";
import { stackPlace } from "../aws/stack-place.ts";
import { ec2Answer } from "../testing/ec2-xml.ts";
import { type Moto, motoStart, startMoto } from "../testing/moto.ts";
import {
  type Asked,
  type Operations,
  type PretendAws,
  identity,
  raw,
  refused,
  startPretendAws,
} from "../testing/pretend-aws.ts";
import { published, repository, runCommand, withTestCredentials } from "../testing/run-command.ts";

const ownTags = { Application: "platform", Environment: "dev", ManagedBy: "pulumi" };
const otherTags = { ...ownTags, Application: "fraud" };
const asList = (tags: Readonly<Record<string, string>>) =>
  Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
const account = "111122223333";
/** Answers like the tagging API: what carries all the tags that are asked for, two on a page. */
const tagged =
  (resources: readonly (readonly [string, Readonly<Record<string, string>>])[]) =>
  ({ input }: Asked) => {
    const filters = input["TagFilters"] as { Key: string; Values: string[] }[];
    const found = resources.filter(([, tags]) =>
      filters.every(({ Key, Values }) => Values.includes(tags[Key] ?? "")),
    );
    const from = Number(input["PaginationToken"] ?? 0);
    return {
      ResourceTagMappingList: found.slice(from, from + 2).map(([ResourceARN]) => ({ ResourceARN })),
      ...(from + 2 < found.length && { PaginationToken: String(from + 2) }),
    };
  };

const arn = (service: string, resource: string) => `arn:aws:${service}:eu-west-1:${account}:${resource}`;

describe("what a destroyed stack has left", () => {
  let moto: Moto;
  let aws: PretendAws;
  beforeAll(async () => {
    moto = await startMoto();
  }, motoStart);
  afterAll(() => moto.stop());
  afterEach(async () => {
    await aws.stop();
    await fetch(`${moto.url}/moto-api/reset`, { method: "POST" });
  });

  /** Everything is moto's, but what moto lacks: domains, and packages that can be deleted. */
  const sageMaker = (): Operations => {
    let versions = Array.from({ length: 130 }, (_, index) => ({
      ModelPackageArn: arn("sagemaker", `model-package/churn/${index}`),
    }));
    const groups = new Set(["churn"]);
    return {
      ListDomains: { Domains: [{ DomainId: "d-alive" }] },
      DescribeModelPackageGroup: ({ input: { ModelPackageGroupName: name } }) =>
        groups.has(String(name))
          ? { ModelPackageGroupName: name }
          : refused("ValidationException", `ModelPackageGroup ${String(name)} does not exist.`),
      ListModelPackages: ({ input: { NextToken } }) =>
        NextToken === undefined && versions.length > 100
          ? { ModelPackageSummaryList: versions.slice(0, 100), NextToken: "more" }
          : { ModelPackageSummaryList: NextToken === undefined ? versions : versions.slice(100) },
      DeleteModelPackage: ({ input }) => {
        versions = versions.filter(({ ModelPackageArn }) => ModelPackageArn !== input["ModelPackageName"]);
        return {};
      },
      DeleteModelPackageGroup: () => {
        if (versions.length > 0) return refused("ValidationException", "the group has versions");
        groups.clear();
        return {};
      },
    };
  };

  const inAccount = <Result>(work: (connection: Connection) => Promise<Result>) =>
    withTestCredentials(moto, async () => work(await connect(repository, "platform.dev", {}, "ssm")));

  const interfaces = ["[DO NOT DELETE] ENI managed by SageMaker", "an interface of somebody's own"];
  const nfsGroups = (domain: string) =>
    ["inbound", "outbound"].map((direction) => `security-group-for-${direction}-nfs-${domain}`);

  /** Makes a network with what SageMaker has left in it. */
  async function network(connection: Connection, tags: Readonly<Record<string, string>>, domain: string) {
    const ec2 = connection.client(EC2Client);
    const efs = connection.client(EFSClient);
    const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: "10.0.0.0/16" }));
    const VpcId = Vpc?.VpcId ?? "";
    await ec2.send(new CreateTagsCommand({ Resources: [VpcId], Tags: asList(tags) }));
    const { Subnet } = await ec2.send(new CreateSubnetCommand({ VpcId, CidrBlock: "10.0.0.0/24" }));
    const SubnetId = Subnet?.SubnetId ?? "";
    for (const GroupName of nfsGroups(domain)) {
      const { GroupId } = await ec2.send(
        new CreateSecurityGroupCommand({ VpcId, GroupName, Description: "NFS" }),
      );
      await ec2.send(
        new AuthorizeSecurityGroupIngressCommand({
          GroupId,
          IpPermissions: [
            { IpProtocol: "tcp", FromPort: 2049, ToPort: 2049, IpRanges: [{ CidrIp: "10.0.0.0/16" }] },
          ],
        }),
      );
    }
    const Tags = [{ Key: "ManagedByAmazonSageMakerResource", Value: arn("sagemaker", `domain/${domain}`) }];
    const { FileSystemId } = await efs.send(new CreateFileSystemCommand({ CreationToken: domain, Tags }));
    await efs.send(new CreateMountTargetCommand({ FileSystemId, SubnetId }));
    for (const Description of interfaces) {
      await ec2.send(new CreateNetworkInterfaceCommand({ SubnetId, Description }));
    }
    return [arn("ec2", `vpc/${VpcId}`), tags] as const;
  }

  async function bucket(connection: Connection, Bucket: string, tags: Readonly<Record<string, string>>) {
    const s3 = connection.client(S3Client);
    await s3.send(
      new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: "eu-west-1" } }),
    );
    await s3.send(new PutBucketTaggingCommand({ Bucket, Tagging: { TagSet: asList(tags) } }));
    await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: "Enabled" } }));
    for (const Body of ["first", "second"])
      await s3.send(new PutObjectCommand({ Bucket, Key: "data.csv", Body }));
  }

  async function left(connection: Connection) {
    const ec2 = connection.client(EC2Client);
    const { SecurityGroups = [] } = await ec2.send(new DescribeSecurityGroupsCommand({}));
    const { NetworkInterfaces = [] } = await ec2.send(new DescribeNetworkInterfacesCommand({}));
    const { FileSystems = [] } = await connection.client(EFSClient).send(new DescribeFileSystemsCommand({}));
    const { Buckets = [] } = await connection.client(S3Client).send(new ListBucketsCommand({}));
    const { logGroups = [] } = await connection
      .client(CloudWatchLogsClient)
      .send(new DescribeLogGroupsCommand({}));
    return {
      groups: SecurityGroups.flatMap(({ GroupName = "" }) =>
        GroupName.includes("nfs") ? [GroupName] : [],
      ).toSorted(),
      interfaces: NetworkInterfaces.map(({ Description }) => Description)
        .filter(Boolean)
        .toSorted(),
      systems: FileSystems.map(({ CreationToken }) => CreationToken).toSorted(),
      buckets: Buckets.map(({ Name }) => Name).toSorted(),
      logGroups: logGroups.map(({ logGroupName }) => logGroupName).toSorted(),
    };
  }

  /** What belongs to the stack, and the same of another one, of nobody, and of a domain that is alive. */
  async function world(connection: Connection): Promise<Operations> {
    const networks = [
      await network(connection, ownTags, "d-gone"),
      await network(connection, ownTags, "d-alive"),
      await network(connection, otherTags, "d-foreign"),
    ];
    await bucket(connection, "own-data", ownTags);
    await bucket(connection, "other-data", otherTags);
    await bucket(connection, "nobodys-data", {});
    const logs = connection.client(CloudWatchLogsClient);
    await logs.send(new CreateLogGroupCommand({ logGroupName: "/mlops/own", tags: ownTags }));
    await logs.send(new CreateLogGroupCommand({ logGroupName: "/mlops/other", tags: otherTags }));
    return {
      // moto knows the tags of networks only.
      GetResources: tagged([
        ...networks,
        ["arn:aws:s3:::own-data", ownTags],
        // The tagging API goes on naming for a while what is gone.
        ["arn:aws:s3:::deleted-data", ownTags],
        ["arn:aws:s3:::other-data", otherTags],
        [arn("logs", "log-group:/mlops/own"), ownTags],
        [arn("logs", "log-group:/mlops/other"), otherTags],
        [arn("sagemaker", "model-package-group/churn"), ownTags],
        [arn("sagemaker", "model-package-group/fraud"), otherTags],
      ]),
    };
  }

  /** Makes the world in moto, and puts what moto lacks in front of it. */
  async function madeWorld() {
    aws = await startPretendAws({ ...sageMaker(), ...(await inAccount(world)) }, moto.url);
  }

  const remaining = () => inAccount(left);
  const everything = {
    groups: ["d-alive", "d-foreign", "d-gone"].flatMap((domain) => nfsGroups(domain)).toSorted(),
    interfaces: Array.from({ length: 3 }, () => interfaces)
      .flat()
      .toSorted(),
    systems: ["d-alive", "d-foreign", "d-gone"],
    buckets: ["nobodys-data", "other-data", "own-data"],
    logGroups: ["/mlops/other", "/mlops/own"],
  };
  /** What the stack does not own, and what its domain uses that is alive. */
  const foreign = {
    groups: ["d-alive", "d-foreign"].flatMap((domain) => nfsGroups(domain)).toSorted(),
    // Those of SageMaker stay in the other network only.
    interfaces: [
      "[DO NOT DELETE] ENI managed by SageMaker",
      ...Array.from({ length: 3 }, () => interfaces[1]),
    ],
    systems: ["d-alive", "d-foreign"],
    buckets: ["nobodys-data", "other-data"],
    logGroups: ["/mlops/other"],
  };

  test("is removed with its data, and nothing of anybody else is touched", async () => {
    await madeWorld();
    const { status, out, notes } = await runCommand("cleanup platform.dev --data --yes", aws);
    expect([status, out]).toEqual([0, ["removed: 8"]]);
    expect(await remaining()).toEqual(foreign);
    expect(notes.slice(9).map((line) => line.replaceAll(/(fs|sg|eni|subnet)-[0-9a-f]{8,}/g, "$1-x"))).toEqual(
      [
        "delete file system fs-x, the home folders of d-gone, with its mount targets",
        "revoke the rules of 2 security groups, which name each other",
        "delete security group security-group-for-inbound-nfs-d-gone (sg-x)",
        "delete security group security-group-for-outbound-nfs-d-gone (sg-x)",
        "delete network interface eni-x ([DO NOT DELETE] ENI managed by SageMaker in subnet-x)",
        "delete network interface eni-x ([DO NOT DELETE] ENI managed by SageMaker in subnet-x)",
        "delete model package group churn, with 130 versions",
        "delete bucket own-data, with every object in it, in all versions",
        "delete log group /mlops/own",
      ],
    );
    const again = await runCommand("cleanup platform.dev --data --yes", aws);
    expect([again.status, again.out]).toEqual([0, ["platform.dev: nothing is left"]]);
  }, 60_000);

  test("is only shown in a dry run, as JSON too", async () => {
    await madeWorld();
    const { status, out, notes } = await runCommand("cleanup platform.dev --data --dry-run --json", aws);
    expect(status).toBe(1);
    expect(notes.filter((line) => line.startsWith("would "))).toHaveLength(9);
    const { leftovers, ...rest } = JSON.parse(out.join("\n")) as {
      leftovers: { kind: string; fate: string }[];
    };
    expect(rest).toEqual({ stack: "platform.dev", isDeployed: false, outcome: "planned" });
    expect(leftovers.map(({ kind, fate }) => `${fate} ${kind}`)).toEqual([
      "remove file system",
      "remove security group",
      "remove security group",
      "remove network interface",
      "remove network interface",
      "remove model package group",
      "remove bucket",
      "remove log group",
    ]);
    expect(await remaining()).toEqual(everything);
  }, 60_000);

  test("keeps its data without --data", async () => {
    await madeWorld();
    const { status, out } = await runCommand("cleanup platform.dev --yes", aws);
    expect([status, out]).toEqual([
      1,
      ["removed: 4", "kept, because they hold data: 4; --data removes them too"],
    ]);
    expect(await remaining()).toEqual({
      ...everything,
      groups: foreign.groups,
      interfaces: foreign.interfaces,
    });
  }, 60_000);

  test("is not touched where nobody agrees", async () => {
    await madeWorld();
    const { status, notes } = await runCommand("cleanup platform.dev --data", { ...aws, typed: ["n"] });
    expect([status, notes.at(-1)]).toEqual([2, "not agreed; nothing was changed"]);
    expect(await remaining()).toEqual(everything);
  }, 60_000);

  test("can be removed by another run after one that failed half way", async () => {
    await madeWorld();
    aws.on({ DeleteLogGroup: refused("OperationAbortedException", "Multiple requests") });
    const { status, notes } = await runCommand("cleanup platform.dev --data --yes", aws);
    expect([status, notes.slice(-2)]).toEqual([
      3,
      [
        "failed: delete log group /mlops/own",
        "CloudWatchLogs DeleteLogGroup: OperationAbortedException: Multiple requests (request 11111111-2222-3333-4444-555555555555)",
      ],
    ]);
    aws.on({ DeleteLogGroup: refused("ResourceNotFoundException", "gone in the meantime") });
    expect((await runCommand("cleanup platform.dev --data --yes", aws)).status).toBe(0);
  }, 60_000);
});

describe("a stack that is there", () => {
  let aws: PretendAws;
  afterEach(() => aws.stop());

  const app = (name: string, Status: string) => ({
    DomainId: "d-live",
    AppType: "JupyterLab",
    AppName: name,
    SpaceName: "ada-lab",
    Status,
  });
  const operations = (): Operations => ({
    GetResources: tagged([
      [arn("sagemaker", "domain/d-live"), ownTags],
      [arn("logs", "log-group:/mlops/own"), ownTags],
    ]),
    ...published("platform.dev", { "network/vpc-id": "vpc-1" }),
    ListSpaces: {
      Spaces: [
        {
          DomainId: "d-live",
          SpaceName: "ada-lab",
          OwnershipSettingsSummary: { OwnerUserProfileName: "ada" },
        },
      ],
    },
    ListApps: ({ before }) => ({
      Apps:
        before < 3 ? [app("default", before === 0 ? "InService" : "Deleting"), app("old", "Deleted")] : [],
    }),
    DeleteApp: {},
    DeleteSpace: {},
  });

  test("loses apps, then spaces when their apps are gone, and its log groups are not looked at", async () => {
    aws = await startPretendAws(operations());
    const { status, out } = await runCommand("cleanup platform.dev --data --yes", aws);
    expect([status, out]).toEqual([
      0,
      [
        "platform.dev is deployed: interfaces, packages, buckets and log groups are looked at when it is destroyed",
        "removed: 2",
      ],
    ]);
    const asked = aws.asked.map(({ operation }) => operation);
    expect(asked.slice(asked.indexOf("DeleteApp"))).toEqual([
      "DeleteApp",
      "ListApps",
      "ListApps",
      "ListApps",
      "DeleteSpace",
    ]);
  });

  test("keeps spaces without --data, because people work there", async () => {
    aws = await startPretendAws(operations());
    const { status, notes } = await runCommand("cleanup platform.dev --yes", aws);
    expect([status, notes]).toEqual([
      1,
      [
        "fate    kind   name             detail",
        "remove  app    ada-lab/default  JupyterLab of d-live, InService",
        "keep    space  ada-lab          of ada in d-live, with its volume",
        "delete app ada-lab/default (JupyterLab) of d-live",
      ],
    ]);
  });

  test.each([
    [[], "confirmation: got nothing; expected prod, typed or as --confirm prod; nothing was changed"],
    [
      ["--confirm", "production"],
      'confirmation: got "production"; expected prod, typed or as --confirm prod; nothing was changed',
    ],
  ])("is not touched in prod without its name: %j", async (options, problem) => {
    aws = await startPretendAws({
      ...operations(),
      GetCallerIdentity: identity("333344445555"),
      GetResources: { ResourceTagMappingList: [{ ResourceARN: arn("sagemaker", "domain/d-live") }] },
    });
    const { status, notes } = await runCommand(["cleanup", "platform.prod", "--yes", ...options], aws);
    expect([status, notes.at(-1)]).toEqual([2, problem]);
    expect(aws.asked.map(({ operation }) => operation)).not.toContain("DeleteApp");
  });

  test("is cleaned in prod when its name is typed", async () => {
    aws = await startPretendAws({
      ...operations(),
      GetCallerIdentity: identity("333344445555"),
      GetResources: { ResourceTagMappingList: [{ ResourceARN: arn("sagemaker", "domain/d-live") }] },
    });
    const { status } = await runCommand("cleanup platform.prod --data", { ...aws, typed: ["prod"] });
    expect(status).toBe(0);
  });
});

test("interfaces that are in use are left to AWS, and the answer is no", async () => {
  const item = (id: string, rest: string) =>
    `<item><networkInterfaceId>${id}</networkInterfaceId><subnetId>subnet-1</subnetId><description>SageMaker ENI</description>${rest}</item>`;
  const empty = (operation: string, list: string) => ec2Answer(operation, `<${list}/>`);
  const aws = await startPretendAws({
    GetParametersByPath: { Parameters: [] },
    GetResources: { ResourceTagMappingList: [{ ResourceARN: arn("ec2", "vpc/vpc-1") }] },
    ListDomains: { Domains: [] },
    "GET /2015-02-01/file-systems": { FileSystems: [] },
    DescribeSubnets: empty("DescribeSubnets", "subnetSet"),
    DescribeSecurityGroups: empty("DescribeSecurityGroups", "securityGroupInfo"),
    DescribeNetworkInterfaces: ec2Answer(
      "DescribeNetworkInterfaces",
      `<networkInterfaceSet>${item("eni-1", "<status>in-use</status>")}${item("eni-2", "<status>available</status><requesterManaged>true</requesterManaged>")}</networkInterfaceSet>`,
    ),
  });
  try {
    const { status, out, notes } = await runCommand("cleanup platform.dev --data --yes", aws);
    expect([status, out, notes.slice(1)]).toEqual([
      1,
      ["in use: 2; run this again in an hour"],
      ["eni-1", "eni-2"].map(
        (id) =>
          `wait  network interface  ${id}  SageMaker ENI in subnet-1: in use; AWS deletes it within an hour after its endpoint, job or function`,
      ),
    ]);
  } finally {
    await aws.stop();
  }
});

test("an object that its bucket keeps is named, and the bucket stays", async () => {
  const version = "<Version><Key>audit.csv</Key><VersionId>v1</VersionId></Version>";
  const aws = await startPretendAws({
    GetParametersByPath: { Parameters: [] },
    GetResources: { ResourceTagMappingList: [{ ResourceARN: "arn:aws:s3:::own-data" }] },
    "HEAD /own-data*": raw("", "text/xml"),
    "GET /own-data*": raw(`<ListVersionsResult>${version}</ListVersionsResult>`, "text/xml"),
    "POST /own-data*": raw(
      "<DeleteResult><Error><Key>audit.csv</Key><Code>AccessDenied</Code><Message>object protected by object lock</Message></Error></DeleteResult>",
      "text/xml",
    ),
  });
  try {
    const { status, notes } = await runCommand("cleanup platform.dev --data --yes", aws);
    expect([status, notes.slice(-3)]).toEqual([
      3,
      [
        "failed: delete bucket own-data, with every object in it, in all versions",
        "S3 DeleteObjects: AccessDenied: object protected by object lock (s3://own-data/audit.csv)",
        "  a retention or a policy of the bucket keeps it: look at both, then run this again",
      ],
    ]);
    expect(aws.asked.map(({ operation }) => operation)).not.toContain("DELETE /own-data");
  } finally {
    await aws.stop();
  }
});

/** A file system of a domain that is gone, whose mount targets have left it, as an earlier cleanup may have. */
const abandoned = (FileSystemId: string, mark: readonly { Key: string; Value: string }[]) => ({
  FileSystemId,
  Tags: [{ Key: "ManagedByAmazonSageMakerResource", Value: arn("sagemaker", "domain/d-gone") }, ...mark],
});

test("a file system without mount targets is removed if a cleanup of the stack has begun to", async () => {
  const empty = (operation: string, list: string) => ec2Answer(operation, `<${list}/>`);
  const aws = await startPretendAws({
    GetParametersByPath: { Parameters: [] },
    GetResources: { ResourceTagMappingList: [{ ResourceARN: arn("ec2", "vpc/vpc-1") }] },
    ListDomains: { Domains: [] },
    "GET /2015-02-01/file-systems": {
      FileSystems: [
        abandoned("fs-begun", [{ Key: "CleanedUpWith", Value: "platform.dev" }]),
        abandoned("fs-of-another", [{ Key: "CleanedUpWith", Value: "fraud.dev" }]),
        abandoned("fs-of-nobody", []),
        {
          ...abandoned("fs-deleted", [{ Key: "CleanedUpWith", Value: "platform.dev" }]),
          LifeCycleState: "deleting",
        },
      ],
    },
    "GET /2015-02-01/mount-targets*": { MountTargets: [] },
    "POST /2015-02-01/resource-tags/*": {},
    "DELETE /2015-02-01/file-systems/fs-begun": {},
    DescribeSubnets: empty("DescribeSubnets", "subnetSet"),
    DescribeSecurityGroups: empty("DescribeSecurityGroups", "securityGroupInfo"),
    DescribeNetworkInterfaces: empty("DescribeNetworkInterfaces", "networkInterfaceSet"),
  });
  try {
    const { status, out, notes } = await runCommand("cleanup platform.dev --data --yes", aws);
    expect([status, out, notes.at(-1)]).toEqual([
      0,
      ["removed: 1"],
      "delete file system fs-begun, the home folders of d-gone, with its mount targets",
    ]);
    const changes = aws.asked.map(({ operation }) => operation).filter((one) => /^(POST|DELETE) /.test(one));
    expect(changes).toEqual([
      "POST /2015-02-01/resource-tags/fs-begun",
      "DELETE /2015-02-01/file-systems/fs-begun",
    ]);
  } finally {
    await aws.stop();
  }
});

test("a bucket whose objects stay, though S3 says that they are deleted, is an error that ends", async () => {
  const version = "<Version><Key>audit.csv</Key><VersionId>v1</VersionId></Version>";
  const aws = await startPretendAws({
    GetParametersByPath: { Parameters: [] },
    GetResources: { ResourceTagMappingList: [{ ResourceARN: "arn:aws:s3:::own-data" }] },
    "HEAD /own-data*": raw("", "text/xml"),
    "GET /own-data*": raw(`<ListVersionsResult>${version}</ListVersionsResult>`, "text/xml"),
    "POST /own-data*": raw("<DeleteResult/>", "text/xml"),
  });
  try {
    const { status, notes } = await runCommand("cleanup platform.dev --data --yes", aws);
    expect([status, notes.at(-2)]).toEqual([3, "S3 DeleteObjects: still there (s3://own-data/audit.csv)"]);
  } finally {
    await aws.stop();
  }
});

test("data of a stack that publishes nothing is not touched: nothing tells whether the stack is deployed", async () => {
  const aws = await startPretendAws({
    GetResources: { ResourceTagMappingList: [{ ResourceARN: "arn:aws:s3:::artifacts" }] },
    "HEAD /artifacts*": raw("", "text/xml"),
  });
  try {
    const account = stackPlace(repository, "delivery.shared").account;
    aws.on({ GetCallerIdentity: identity(account) });
    const { status, out } = await runCommand("cleanup delivery.shared --data --yes --confirm shared", aws);
    expect([status, out]).toEqual([
      0,
      [
        "delivery.shared publishes nothing that tells whether it is deployed: interfaces, packages, buckets and log groups are not looked at",
        "delivery.shared: nothing is left",
      ],
    ]);
  } finally {
    await aws.stop();
  }
});
