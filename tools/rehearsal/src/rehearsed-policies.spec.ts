import { readFileSync } from "node:fs";
import { PretendWorkspace } from "./testing/pretend-workspace.ts";

// Each test starts processes.
jest.setTimeout(60_000);

let shop: PretendWorkspace;
beforeEach(() => {
  shop = new PretendWorkspace();
  shop.write(
    "main.ts",
    'import { Bucket } from "@pulumi/aws/s3/bucket.js";',
    'import { Queue } from "@pulumi/aws/sqs/queue.js";',
    'import { Provider } from "@pulumi/aws/provider.js";',
    "export default function main(): void {",
    '  const provider = new Provider("aws", { region: "eu-west-1", allowedAccountIds: ["111122223333"] });',
    '  const { arn } = new Bucket("data", { bucket: "shop-data" }, { provider });',
    '  new Queue("jobs", { name: "shop-jobs", tags: { of: arn } }, { provider });',
    "}",
  );
  writePack("mandatory");
});
afterEach(() => shop.remove());

/** A pack with a policy that needs to know a bucket's ARN, and one that does not. */
function writePack(level: string): void {
  shop.write("policies/package.json", '{ "type": "module", "exports": { "./pack": "./pack.js" } }');
  shop.write(
    "policies/pack.js",
    "const policy = (name, check) => ({",
    `  name, description: name, enforcementLevel: "${level}",`,
    "  validateResource: ({ type, props }, report) => check(type, props) && report(name),",
    "});",
    'export const pack = { name: "rules", version: "1.0.0", policies: [',
    '  policy("no-mention", (type, { tags }) => type.endsWith(":Queue") && tags.of.startsWith("arn:aws:s3:::shop")),',
    '  policy("no-bucket", (type) => type.endsWith(":Bucket")),',
    "] };",
  );
}

test("policies judge what only a deployment knows, and what the preview does not see is marked", () => {
  const { status, output } = shop.rehearseJudged("app.dev");
  expect([status, output]).toEqual([
    1,
    [
      "policy findings that are mandatory, or that the preview does not see",
      '  mandatory no-bucket  app.dev: Bucket "data"',
      "      no-bucket",
      '  mandatory no-mention  app.dev: Queue "jobs"  not seen by the preview',
      "      no-mention",
      "",
      "1 stack: 2 resources, no findings, 2 mandatory policy findings, no problems",
    ],
  ]);
});

test("of advisory findings only those that the preview does not see are told, also in the summary", () => {
  writePack("advisory");
  const { status, output } = shop.rehearseJudged("app.dev", "--out", "out");
  expect([status, output]).toEqual([
    0,
    [
      "policy findings that are mandatory, or that the preview does not see",
      '  advisory no-mention  app.dev: Queue "jobs"  not seen by the preview',
      "      no-mention",
      "",
      "1 stack: 2 resources, no findings, no problems",
    ],
  ]);
  expect(readFileSync(shop.path("out/summary.md"), "utf8")).toContain(
    '- advisory `no-mention` `app.dev` Queue "jobs" (not seen by the preview): no-mention\n',
  );
});
