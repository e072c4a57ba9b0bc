import { REPORT_VERSION, type ReportedResource, type StackReport } from "../report/model.ts";

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
  outputs: { arn: { $: "unknown" }, list: [1, { of: { $: "secret" } }], plain: "text" },
  problems: [{ message: "it broke", file: "apps/main.ts", line: 5, trace: null }],
  logs: [
    { severity: "info", message: "hello", resource: "" },
    { severity: "warning", message: "careful", resource: "data-a" },
  ],
  secretConfig: ["shop:token"],
};
