import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
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

test("the buckets and repositories that stack files name are those that dev makes", () => {
  const dev = report.stacks.find(({ stack }) => stack === "platform.dev");
  const made = dev?.resources.flatMap(({ inputs }) => [inputs.bucket, inputs.name]);
  const files = readdirSync("stacks").filter((file) => file.startsWith("Pulumi.sentiment."));
  const named = files.flatMap((file) => {
    const text = readFileSync(`stacks/${file}`, "utf8");
    return [...text.matchAll(/s3:\/\/([^/]+)\/|\.amazonaws\.com\/([^:]+):/g)].map(
      ([, bucket, repository]) => bucket ?? repository,
    );
  });
  expect(named.length).toBeGreaterThanOrEqual(2 * files.length);
  expect(named.filter((name) => !made?.includes(name))).toEqual([]);
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
    "aws:sagemaker/domain:Domain",
    "aws:sagemaker/endpoint:Endpoint",
    "aws:sagemaker/endpointConfiguration:EndpointConfiguration",
    "aws:sagemaker/mlflowApp:MlflowApp",
    "aws:sagemaker/model:Model",
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
