import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { parse } from "yaml";
import { fitsGlob, parseArn, parseEcrImage, parseS3Uri } from "@mlops/aws";
import { cloudFormationTypes, operations } from "@mlops/api-constraints";
import { type StackReferences, referencedStacks } from "../tools/workspace/src/stack-references.ts";
import { workspaceFiles } from "../tools/workspace/src/workspace-files.ts";

interface Report {
  readonly stacks: readonly {
    readonly stack: string;
    readonly problems: readonly unknown[];
    readonly resources: readonly {
      readonly type: string;
      readonly name: string;
      readonly inputs: Readonly<Record<string, unknown>>;
    }[];
    readonly findings: readonly {
      readonly policy: string;
      readonly level: string;
      readonly message: string;
    }[];
  }[];
}

let text: string;
let report: Report;

const preview = () =>
  spawnSync(process.execPath, ["tools/preview/bin/preview.js", "--json"], {
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });

beforeAll(() => {
  const { status, stdout, stderr } = preview();
  expect([status, stderr]).toEqual([0, ""]);
  text = stdout;
  report = JSON.parse(stdout) as Report;
});

test("every stack that has a file is previewed, without a problem", () => {
  const files = readdirSync("stacks")
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => file.replace(/^Pulumi\.|\.yaml$/g, ""));
  expect(report.stacks.map(({ stack, problems }) => [stack, problems])).toEqual(
    files.sort().map((stack) => [stack, []]),
  );
});

test("every stack references exactly the stacks that its app's package.json declares", () => {
  const { stacks } = workspaceFiles(readdirSync("stacks").map((file) => `stacks/${file}`));
  const found = report.stacks.map(({ stack, resources }) => [
    stack,
    resources
      .filter(({ type }) => type === "pulumi:pulumi:StackReference")
      .map(({ name }) => name.slice(name.lastIndexOf("/") + 1))
      .sort(),
  ]);
  const declared = stacks.map((stack) => {
    const manifest = JSON.parse(readFileSync(`apps/${stack.app}/package.json`, "utf8")) as {
      readonly stackReferences?: StackReferences;
    };
    return [
      stack.name,
      referencedStacks(stack, manifest.stackReferences ?? [], stacks).map(({ name }) => name),
    ];
  });
  expect(found).toEqual(declared);
});

test("the buckets and repositories that stack files name are those that dev and their own platform make", () => {
  const madeIn = (environment: string | undefined) =>
    report.stacks
      .filter(({ stack }) => stack === "platform.dev" || stack === `platform.${environment}`)
      .flatMap(({ resources }) => resources.flatMap(({ inputs }) => [inputs.bucket, inputs.name]));
  const files = readdirSync("stacks").filter((file) => file.startsWith("Pulumi.sentiment."));
  const named = files.flatMap((file) => {
    const text = readFileSync(`stacks/${file}`, "utf8");
    const made = madeIn(file.split(".").at(-2));
    return [...text.matchAll(/s3:\/\/([^/]+)\/|\.amazonaws\.com\/([^:]+):/g)].map(
      ([, bucket, repository]) => ({ name: bucket ?? repository, made }),
    );
  });
  expect(named.length).toBeGreaterThanOrEqual(2 * files.length);
  expect(named.filter(({ name, made }) => !made.includes(name))).toEqual([]);
});

test("two previews of one commit are equal, byte for byte", () => {
  expect(preview().stdout === text).toBe(true);
});

test("no stack violates a mandatory policy, and nothing of sentiment is found that is not exempted", () => {
  const findings = report.stacks.flatMap(({ stack, findings: found }) =>
    found.map((finding) => ({ stack, ...finding })),
  );
  expect(findings.filter(({ level }) => level === "mandatory")).toEqual([]);
  const sentiment = findings.filter(({ stack }) => stack.startsWith("sentiment."));
  expect(sentiment.filter(({ message }) => !message.includes("exempted until 2027-06-30"))).toEqual([]);
});

test("prod's other findings are decisions about what to pay for", () => {
  const prod = report.stacks
    .filter(({ stack }) => stack === "platform.prod")
    .flatMap(({ findings }) => findings);
  expect([...new Set(prod.map(({ policy }) => policy))]).toEqual([
    "s3-event-notifications",
    "s3-object-lock",
    "s3-replication",
  ]);
});

test("every SageMaker resource is one whose API limits are known", () => {
  const used = report.stacks.flatMap(({ resources }) => resources);
  const sageMaker = [
    ...new Set(used.map(({ type }) => type).filter((type) => type.startsWith("aws:sagemaker/"))),
  ];
  expect(sageMaker.filter((type) => !operations.has(type))).toEqual([]);
  expect(sageMaker.sort()).toEqual([
    "aws:sagemaker/dataQualityJobDefinition:DataQualityJobDefinition",
    "aws:sagemaker/domain:Domain",
    "aws:sagemaker/endpoint:Endpoint",
    "aws:sagemaker/endpointConfiguration:EndpointConfiguration",
    "aws:sagemaker/mlflowApp:MlflowApp",
    "aws:sagemaker/model:Model",
    "aws:sagemaker/monitoringSchedule:MonitoringSchedule",
    "aws:sagemaker/notebookInstance:NotebookInstance",
    "aws:sagemaker/notebookInstanceLifecycleConfiguration:NotebookInstanceLifecycleConfiguration",
    "aws:sagemaker/space:Space",
    "aws:sagemaker/studioLifecycleConfig:StudioLifecycleConfig",
    "aws:sagemaker/userProfile:UserProfile",
  ]);
  const throughCloudControl = used.filter(({ type }) => type === "aws:cloudcontrol/resource:Resource");
  expect(
    throughCloudControl.filter(({ inputs }) => !cloudFormationTypes.has(String(inputs.typeName))),
  ).toEqual([]);
});

/** Every text in a stack file, however deep. */
function textsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

/** What the files of stacks name: `what` of `account`. */
function namedByStackFiles(): { stack: string; own: string; text: string }[] {
  return report.stacks.flatMap(({ stack }) => {
    const { config } = parse(readFileSync(`stacks/Pulumi.${stack}.yaml`, "utf8")) as {
      config: Record<string, unknown>;
    };
    const own = String(config["mlops-platform:account"]);
    return textsOf(config).map((text) => ({ stack, own, text }));
  });
}

/** What a kind of resource is called in each account, as `<account> <name>`. */
function madeBy(type: RegExp, property: string): string[] {
  return report.stacks.flatMap(({ stack, resources }) => {
    const { config } = parse(readFileSync(`stacks/Pulumi.${stack}.yaml`, "utf8")) as {
      config: Record<string, unknown>;
    };
    return resources
      .filter((resource) => type.test(resource.type))
      .map(({ inputs }) => `${String(config["mlops-platform:account"])} ${String(inputs[property])}`);
  });
}

test("every repository and bucket that a stack file names is made by a stack of that account", () => {
  const repositories = madeBy(/^awsx:ecr:Repository$/, "name");
  const buckets = madeBy(/^aws:s3\/bucket:Bucket$/, "bucket").map((made) => made.split(" ")[1]);
  const named = namedByStackFiles().flatMap(({ text }) => {
    const image = parseEcrImage(text);
    const object = parseS3Uri(text);
    return [
      ...(image ? [[`${image.registry.account} ${image.repository}`, repositories]] : []),
      ...(object ? [[object.bucket, buckets]] : []),
    ] as const;
  });
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter(([name, made]) => !made?.includes(String(name))).map(([name]) => name)).toEqual([]);
});

test("every key of another account that a stack file names lets the stack's roles decrypt", () => {
  const policies = Object.fromEntries(
    report.stacks.flatMap(({ stack, resources }) =>
      resources
        .filter(({ name }) => name === "keys-data")
        .map(({ inputs }) => [stack, String(inputs.policy)]),
    ),
  );
  const foreign = namedByStackFiles().flatMap(({ stack, own, text }) => {
    const { service, account } = parseArn(text) ?? {};
    return service === "kms" && account !== own ? [{ stack, own, account }] : [];
  });
  expect([...new Set(foreign.map(({ stack, account }) => `${stack}: ${account}`))]).toEqual([
    "sentiment.prod: 111122223333",
    "sentiment.qa: 111122223333",
  ]);
  const { Statement } = JSON.parse(policies["platform.dev"] ?? "{}") as {
    Statement: { Sid: string; Principal: unknown }[];
  };
  const readers = Statement.find(({ Sid }) => Sid === "ReadFromOtherAccounts")?.Principal;
  const owners = [...new Set(foreign.map(({ own }) => own))];
  expect(readers).toEqual({ AWS: owners.map((own) => `arn:aws:iam::${own}:root`).sort() });
});

interface Statement {
  readonly Effect: string;
  readonly Action?: readonly string[];
  readonly NotResource?: unknown;
  readonly Condition?: unknown;
}

/** The statements of a policy, given as data or as a text. */
function statementsOf(policy: unknown): readonly Statement[] {
  const document = typeof policy === "string" ? (JSON.parse(policy) as unknown) : policy;
  return (document as { Statement?: readonly Statement[] }).Statement ?? [];
}

const actionsOf = (statements: readonly Statement[]) => statements.flatMap(({ Action = [] }) => Action);
/** IAM does not tell actions apart by case. */
const isTakenIn = (patterns: readonly string[], action: string) =>
  patterns.some((pattern) => fitsGlob(pattern.toLowerCase(), action.toLowerCase()));

test("no role of any stack is granted what its environment's boundary takes away", () => {
  const resources = report.stacks.flatMap(({ stack, resources: made }) =>
    made.map((resource) => ({ environment: stack.split(".")[1], ...resource })),
  );
  const boundaries = new Map(
    resources
      .filter(({ name }) => name === "guardrails-boundary")
      .map(({ environment, inputs }) => [environment, statementsOf(inputs.policy)]),
  );
  const granted = resources
    .filter(({ type }) => type === "aws:iam/rolePolicy:RolePolicy")
    .flatMap(({ environment, name, inputs }) => {
      const allowed = statementsOf(inputs.policy).filter(({ Effect }) => Effect === "Allow");
      return actionsOf(allowed).map((action) => ({ environment, name, action }));
    });
  expect(granted.length).toBeGreaterThan(200);
  const lost = granted.filter(({ environment, action }) => {
    const boundary = boundaries.get(environment) ?? [];
    const denies = boundary.filter(
      ({ Effect, NotResource, Condition }) => Effect === "Deny" && !NotResource && !Condition,
    );
    const allows = boundary.filter(({ Effect }) => Effect === "Allow");
    return !isTakenIn(actionsOf(allows), action) || isTakenIn(actionsOf(denies), action);
  });
  expect(lost).toEqual([]);
});

test("the exemptions for taking prod down cover whatever of prod is protected", () => {
  const block = /```json\n([\s\S]*?)```/.exec(readFileSync("docs/teardown.md", "utf8"))?.[1] ?? "";
  const exemptions = JSON.parse(block) as {
    policy: string;
    resource: string;
    environment: string;
    expires: string;
  }[];
  expect(exemptions.map(({ policy, environment }) => `${policy} ${environment}`)).toEqual([
    "env-deletion-protection prod",
    "env-deletion-protection prod",
  ]);
  const isProtected =
    /^aws:(s3\/bucket:Bucket|kms\/key:Key|sagemaker\/domain:Domain)$|^awsx?:ecr.*:Repository$/;
  const names = report.stacks
    .filter(({ stack }) => stack.endsWith(".prod"))
    .flatMap(({ resources }) =>
      resources.filter(({ type }) => isProtected.test(type)).map(({ name }) => name),
    );
  expect(names.sort()).toEqual(["keys-data", "keys-logs", "ml-artifacts", "ml-data", "ml-logs"]);
  expect(names.filter((name) => !exemptions.some(({ resource }) => fitsGlob(resource, name)))).toEqual([]);
});
