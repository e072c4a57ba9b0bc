import {
  type Finding,
  REPORT_VERSION,
  type ReportedPack,
  type ReportedPolicy,
  type ReportedResource,
  type StackReport,
} from "../report/model.ts";

const stack = "urn:pulumi:app.dev::shop::pulumi:pulumi:Stack::shop-app.dev";
const component = "urn:pulumi:app.dev::shop::shop:index:Storage::data";

function resource(
  parts: Partial<ReportedResource> & Pick<ReportedResource, "urn" | "type" | "name">,
): ReportedResource {
  return {
    parent: "",
    component: false,
    remote: false,
    external: false,
    protect: false,
    provider: "",
    dependencies: [],
    inputs: {},
    sourcePosition: null,
    ...parts,
  };
}

function bucket(name: string, line: number): ReportedResource {
  return resource({
    urn: `urn:pulumi:app.dev::shop::shop:index:Storage$aws:s3/bucket:Bucket::${name}`,
    type: "aws:s3/bucket:Bucket",
    name,
    parent: component,
    sourcePosition: { file: "libs/storage.ts", line, column: 5 },
  });
}

/** A small report with something of everything, for the tests of the forms it is shown in. */
export const exampleReport: StackReport = {
  version: REPORT_VERSION,
  stack: "app.dev",
  project: "shop",
  organization: "acme",
  file: "stacks/Pulumi.app.dev.yaml",
  counts: {
    resources: 2,
    types: { "aws:s3/bucket:Bucket": 2 },
    components: [
      { type: "awsx:ec2:Vpc", count: 1, resources: 0 },
      { type: "shop:index:Storage", count: 1, resources: 2 },
    ],
    mandatory: 1,
    advisory: 1,
  },
  resources: [
    resource({
      urn: "urn:pulumi:app.dev::shop::pulumi:providers:aws::aws",
      type: "pulumi:providers:aws",
      name: "aws",
    }),
    resource({ urn: stack, type: "pulumi:pulumi:Stack", name: "shop-app.dev", component: true }),
    resource({
      urn: "urn:pulumi:app.dev::shop::awsx:ec2:Vpc::network",
      type: "awsx:ec2:Vpc",
      name: "network",
      parent: stack,
      component: true,
      remote: true,
    }),
    resource({ urn: component, type: "shop:index:Storage", name: "data", parent: stack, component: true }),
    bucket("data-a", 7),
    bucket("data-b", 9),
    resource({
      urn: "urn:pulumi:app.dev::shop::aws:s3/bucket:Bucket::theirs",
      type: "aws:s3/bucket:Bucket",
      name: "theirs",
      parent: stack,
      external: true,
    }),
  ],
  pipelines: [],
  findings: [
    {
      policy: "bucket-encrypted",
      pack: "rules",
      level: "mandatory",
      severity: "high",
      description: "Buckets are encrypted.",
      message: "set the key\nor use | a default",
      urn: "urn:pulumi:app.dev::shop::shop:index:Storage$aws:s3/bucket:Bucket::data-a",
      type: "aws:s3/bucket:Bucket",
      name: "data-a",
      file: "libs/storage.ts",
      line: 7,
      appFile: "apps/main.ts",
      appLine: 3,
    },
    {
      policy: "has-trail",
      pack: "rules",
      level: "advisory",
      severity: null,
      description: "Every stack keeps a trail.",
      message: "add a trail",
      urn: stack,
      type: "pulumi:pulumi:Stack",
      name: "",
      file: null,
      line: null,
      appFile: null,
      appLine: null,
    },
  ],
  quotas: [
    { service: "sagemaker", name: "ml.m5.large for endpoint usage", code: null, count: 12, by: ["a"] },
    { service: "vpc", name: "VPCs per Region", code: "L-F678F1CE", count: 1, by: ["network"] },
  ],
  outputs: { arn: { $: "unknown" }, list: [1, { of: { $: "secret" } }], plain: "text" },
  problems: [{ message: "it broke", file: "apps/main.ts", line: 5, trace: null }],
  logs: [
    { severity: "info", message: "hello", resource: "" },
    { severity: "warning", message: "careful", resource: "data-a" },
  ],
  secretConfig: ["shop:token"],
};

/** A finding like the example's first one. */
export function exampleFinding(parts: Partial<Finding> = {}): Finding {
  const [first] = exampleReport.findings;
  if (!first) throw new Error("the example has no finding");
  return { ...first, ...parts };
}

/** The example under another name and with other findings, without problems. */
export function exampleStack(
  stack: string,
  findings: readonly Finding[],
  parts: Partial<StackReport> = {},
): StackReport {
  const count = (level: string) => findings.filter((finding) => finding.level === level).length;
  return {
    ...exampleReport,
    stack,
    file: `stacks/Pulumi.${stack}.yaml`,
    findings: findings.map((finding) => ({ ...finding, urn: finding.urn.replaceAll("app.dev", stack) })),
    counts: { ...exampleReport.counts, mandatory: count("mandatory"), advisory: count("advisory") },
    problems: [],
    ...parts,
  };
}

const policy: ReportedPolicy = {
  id: "bucket-encrypted",
  severity: "high",
  level: "mandatory",
  levels: { dev: "advisory", prod: "mandatory" },
  title: "S3 default encryption uses a key",
  description: "Buckets are encrypted.",
  decision: "Keys of AWS will do in dev.",
  remediation: "set the key",
  mapping: { fsbp: ["S3.17"], checkov: ["CKV_AWS_19", "CKV_AWS_145"] },
  settings: { types: { dev: [], prod: ["aws:kms"] }, days: { dev: 7, prod: 7 } },
  url: "https://example.com/s3-17",
  stackWide: false,
  resourceTypes: ["aws:s3/bucket:Bucket"],
  exemptionsFile: "rules/exemptions.json",
};

/** A small pack with something of everything. */
export const examplePack: ReportedPack = {
  name: "rules",
  version: "1.2.3",
  families: [
    { id: "s3", title: "Buckets", why: "Data is in them.", policies: [policy] },
    {
      id: "rules",
      title: "rules",
      why: "",
      policies: [
        {
          ...policy,
          id: "has-trail",
          severity: null,
          level: "advisory",
          levels: {},
          title: "Every stack keeps a trail.",
          description: "Every stack keeps a trail.",
          decision: "",
          remediation: "",
          mapping: {},
          settings: {},
          url: null,
          stackWide: true,
          resourceTypes: null,
          exemptionsFile: null,
        },
      ],
    },
  ],
  sets: { fsbp: "AWS FSBP", checkov: "Checkov" },
};
