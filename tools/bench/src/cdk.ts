import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { runCommand } from "@mlops/preview/command";
import { measure, table } from "./measure.ts";
import { benchmarkCommand, readRuns } from "./runs.ts";

const packages = ["aws-cdk-lib@2.276.0", "cdk-nag@3.0.2", "constructs@10.8.1"];
const root = join(import.meta.dirname, "../../..");

const command = benchmarkCommand(
  "bench:cdk",
  "Measures the offline preview beside aws-cdk-lib with cdk-nag, doing the same work, as whole processes that take " +
    `turns. Installs ${packages.join(", ")} into a temporary folder, because nothing else here needs them.`,
);

// The program of tools/preview/fixtures/many, written for CDK. Synthesis ends with status 1 where cdk-nag finds something.
const app = `
const { App, Stack, Validations } = require("aws-cdk-lib");
const { CfnBucket } = require("aws-cdk-lib/aws-s3");
const { CfnRole } = require("aws-cdk-lib/aws-iam");
const { CfnEndpoint } = require("aws-cdk-lib/aws-sagemaker");
const { Construct } = require("constructs");
class Block extends Construct {
  constructor(scope, id, owner) {
    super(scope, id);
    const tags = [{ key: "owner", value: owner }];
    const bucket = new CfnBucket(this, "data", { bucketName: id + "-data", tags });
    const statement = { Effect: "Allow", Principal: { Service: "sagemaker.amazonaws.com" }, Action: ["sts:AssumeRole"] };
    const role = new CfnRole(this, "role", {
      assumeRolePolicyDocument: { Version: "2012-10-17", Statement: [statement] },
      tags: [...tags, { key: "bucket", value: bucket.attrArn }],
    });
    new CfnEndpoint(this, "endpoint", {
      endpointConfigName: id + "-config",
      tags: [...tags, { key: "role", value: role.attrArn }],
    });
  }
}
const app = new App({ outdir: "out-" + process.pid });
for (let stack = 1; stack <= 9; stack++) {
  const scope = new Stack(app, "load-" + stack);
  for (let index = 0; index < 75; index++) new Block(scope, "block-" + index, "team-" + stack);
}
if (process.argv[2] === "nag") {
  const { AwsSolutionsChecks } = require("cdk-nag");
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
}
app.synth();
`;

await runCommand(
  command,
  (args) => readRuns(command, args),
  ({ runs }) => {
    const folder = mkdtempSync(join(tmpdir(), "bench-cdk-"));
    try {
      installCdk(folder);
      compare(folder, runs);
    } finally {
      rmSync(folder, { recursive: true });
    }
    return Promise.resolve(0);
  },
);

function installCdk(folder: string): void {
  writeFileSync(join(folder, "package.json"), '{ "private": true }');
  writeFileSync(join(folder, "app.cjs"), app);
  const { status } = spawnSync("npm", ["install", "--no-audit", "--no-fund", ...packages], {
    cwd: folder,
    stdio: "inherit",
  });
  if (status !== 0) throw new Error(`npm install of ${packages.join(", ")} ended with ${status}`);
}

function compare(folder: string, runs: number): void {
  const preview = join(root, "tools/preview/bin/preview.js");
  const many = { cwd: join(root, "tools/preview/fixtures/many"), statuses: [0, 1] };
  const costs = measure(
    [
      { name: "CDK and cdk-nag, 9 stacks x 225", args: ["app.cjs", "nag"], cwd: folder, statuses: [0, 1] },
      { name: "CDK, 9 stacks x 225", args: ["app.cjs"], cwd: folder },
      { name: "offline preview, judged", args: [preview, "--policy-pack", "../../../../policies"], ...many },
      { name: "offline preview, not judged", args: [preview, "--no-policy"], ...many },
    ],
    runs,
  );
  console.log(
    `\nNode ${process.version}, ${cpus().length} cores, ${packages.join(", ")}, ${runs} runs of each, in turn\n`,
  );
  console.log(table(costs));
}
