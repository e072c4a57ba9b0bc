import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setVersion } from "./deploy-build.ts";

const packages = "arn:aws:sagemaker:eu-west-1:111122223333:model-package/sentiment";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "deploy-build-"));
  writeFileSync(join(folder, "calls"), "");
  writeFileSync(join(folder, "pulumi"), `#!/bin/bash\necho "$*" >> "${folder}/calls"\n`);
  chmodSync(join(folder, "pulumi"), 0o755);
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Runs the step of the build with a stand-in for the Pulumi CLI. */
function run(version: string) {
  const { status, stderr } = spawnSync("bash", ["--norc", "-c", setVersion], {
    encoding: "utf8",
    env: {
      PATH: `${folder}:${process.env.PATH}`,
      STACK: "sentiment.qa",
      MODEL_PACKAGES: packages,
      VERSION_PATHS: "endpoint.variants.main.model.version endpoint.shadow.model.version",
      MODEL_PACKAGE_ARN: version,
    },
  });
  return { status, stderr, calls: readFileSync(join(folder, "calls"), "utf8") };
}

test("the approved version's number is written to each path of the stack file", () => {
  const set = (path: string) => `config set --stack sentiment.qa --path ${path} 7\n`;
  expect(run(`${packages}/7`)).toEqual({
    status: 0,
    stderr: "",
    calls: set("endpoint.variants.main.model.version") + set("endpoint.shadow.model.version"),
  });
});

test("without a version the stack file stays as it is", () => {
  expect(run("stack-file")).toEqual({ status: 0, stderr: "", calls: "" });
});

test.each([
  "",
  packages,
  `${packages}/`,
  `${packages}/7; rm -rf /`,
  `${packages}/$(id)`,
  `${packages.replace("sentiment", "other")}/7`,
  `${packages.replace("111122223333", "999988887777")}/7`,
])("%j is refused, and nothing is set", (version) => {
  expect(run(version)).toEqual({
    status: 1,
    stderr: `modelPackageArn: got ${version}; expected ${packages}/<version>\n`,
    calls: "",
  });
});
