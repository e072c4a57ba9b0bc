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
  const { stdout, stderr } = preview();
  expect(stderr).toBe("");
  text = stdout;
  const { stacks } = JSON.parse(stdout) as Report;
  // A preview reports a stack after those that it reads.
  report = { stacks: stacks.toSorted((one, other) => (one.stack < other.stack ? -1 : 1)) };
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
    "aws:sagemaker/featureGroup:FeatureGroup",
    "aws:sagemaker/mlflowApp:MlflowApp",
    "aws:sagemaker/model:Model",
    "aws:sagemaker/modelPackageGroup:ModelPackageGroup",
    "aws:sagemaker/modelPackageGroupPolicy:ModelPackageGroupPolicy",
    "aws:sagemaker/monitoringSchedule:MonitoringSchedule",
    "aws:sagemaker/notebookInstance:NotebookInstance",
    "aws:sagemaker/notebookInstanceLifecycleConfiguration:NotebookInstanceLifecycleConfiguration",
    "aws:sagemaker/pipeline:Pipeline",
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

/** AWS's own images have an address that no stack makes. */
const framework = { account: "763104351884" };

test("platform's and sentiment's files name no image of theirs, object or key: stacks have them from each other", () => {
  const shipped = report.stacks.filter(({ stack }) => /^(platform|sentiment)\./.test(stack));
  const named = shipped.flatMap(({ stack }) => {
    const { config } = parse(readFileSync(`stacks/Pulumi.${stack}.yaml`, "utf8")) as {
      config: Record<string, unknown>;
    };
    const texts = textsOf(config);
    expect(texts.length).toBeGreaterThan(5);
    return texts.filter((text) => {
      const image = parseEcrImage(text);
      if (image) return image.registry.account !== framework.account;
      return parseS3Uri(text) ?? parseArn(text)?.service === "kms";
    });
  });
  expect(named).toEqual([]);
});

test.each(["qa", "prod"])(
  "the dashboard of %s shows the alarms of the endpoint's monitors",
  (environment) => {
    const { resources = [] } = report.stacks.find(({ stack }) => stack === `sentiment.${environment}`) ?? {};
    const namesOf = (type: RegExp, key: string) =>
      resources
        .filter((one) => type.test(one.type) && one.name.startsWith("sentiment-monitor-alarms-"))
        // What could not be delivered to people is no state of the model.
        .filter(({ name }) => !name.includes("undelivered"))
        .map(({ inputs }) => String(inputs[key]));
    const made = [...namesOf(/:MetricAlarm$/, "name"), ...namesOf(/:CompositeAlarm$/, "alarmName")];
    const dashboard = resources.find(({ type }) => type === "aws:cloudwatch/dashboard:Dashboard");
    const { widgets } = JSON.parse(String(dashboard?.inputs.dashboardBody)) as {
      widgets: { properties: { title: string; alarms?: string[] } }[];
    };
    const shown = widgets
      .filter(({ properties }) => properties.title.endsWith(": monitors of the model"))
      .flatMap(({ properties }) => properties.alarms ?? []);
    expect(shown.map((arn) => arn.slice(arn.indexOf("alarm:") + "alarm:".length)).sort()).toEqual(
      made.sort(),
    );
    expect(made.length).toBeGreaterThan(4);
    const titles = widgets.map(({ properties }) => properties.title);
    const ofBoth = ["drift of negation_count", "drift of word_count", "accuracy"];
    const ofProd = ["DPPL of negation_count", "attribution of negation_count to positive"];
    expect(titles.slice(-(environment === "prod" ? 5 : 3))).toEqual([
      ...ofBoth,
      ...(environment === "prod" ? ofProd : []),
    ]);
  },
);

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
    made.map((resource) => ({ stack, environment: stack.split(".")[1], ...resource })),
  );
  const boundaries = new Map(
    resources
      .filter(({ name }) => name === "guardrails-boundary")
      .map(({ environment, inputs }) => [environment, statementsOf(inputs.policy)]),
  );
  const granted = resources
    // What an administrator deploys is not for roles of the platform.
    .filter(({ stack, type }) => /^aws:iam\/(rolePolicy|policy):/.test(type) && !stack.startsWith("account."))
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
