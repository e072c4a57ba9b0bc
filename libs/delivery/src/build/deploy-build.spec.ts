import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { refuseNoVersion, setVersion } from "./deploy-build.ts";

const packages = "arn:aws:sagemaker:eu-west-1:111122223333:model-package/sentiment";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "deploy-build-"));
  writeFileSync(join(folder, "calls"), "");
  writeFileSync(
    join(folder, "pulumi"),
    `#!/bin/bash\necho "$*" >> "${folder}/calls"\nif [ "$2" = get ]; then cat "${folder}/$6"; fi\n`,
  );
  chmodSync(join(folder, "pulumi"), 0o755);
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Runs the step of the build with a stand-in for the Pulumi CLI. */
function run(version: string, script = `${setVersion}\necho "$DEPLOYED_VERSION"`) {
  const { status, stderr, stdout } = spawnSync("bash", ["--norc", "-c", script], {
    encoding: "utf8",
    env: {
      PATH: `${folder}:${process.env.PATH}`,
      STACK: "sentiment.qa",
      MODEL_PACKAGES: packages,
      VERSION_PATHS: "endpoint.variants.main.model.version endpoint.shadow.model.version",
      MODEL_PACKAGE_ARN: version,
    },
  });
  return { status, stderr, stdout, calls: readFileSync(join(folder, "calls"), "utf8") };
}

test("the approved version's number is written to each path of the stack file", () => {
  const set = (path: string) => `config set --stack sentiment.qa --path ${path} 7\n`;
  expect(run(`${packages}/7`)).toEqual({
    status: 0,
    stderr: "",
    stdout: `${packages}/7\n`,
    calls: set("endpoint.variants.main.model.version") + set("endpoint.shadow.model.version"),
  });
});

const named = (main: string, shadow: string) => {
  writeFileSync(join(folder, "endpoint.variants.main.model.version"), main);
  writeFileSync(join(folder, "endpoint.shadow.model.version"), shadow);
};

test("the stack file stays as it is where it decides, and its version is the one that has to be served", () => {
  named("12\n", "12\n");
  const get = (path: string) => `config get --stack sentiment.qa --path ${path}\n`;
  expect(run("stack-file")).toEqual({
    status: 0,
    stderr: "",
    stdout: `${packages}/12\n`,
    calls: get("endpoint.variants.main.model.version") + get("endpoint.shadow.model.version"),
  });
});

test.each([
  ["12", "13", "got 12 and 13; expected one version"],
  ["latest", "latest", "got latest; expected the number of a version"],
  ["", "", "got ; expected the number of a version"],
])(
  "a stack file with the versions %j and %j cannot be tested, so nothing is deployed",
  (main, shadow, said) => {
    named(main, shadow);
    expect(run("stack-file")).toMatchObject({
      status: 1,
      stdout: "",
      stderr: expect.stringContaining(said) as string,
    });
  },
);

test("the execution that making a pipeline starts deploys nothing, and says what to do", () => {
  expect(run("none", refuseNoVersion)).toEqual({
    status: 1,
    stderr: `modelPackageArn: got none; expected ${packages}/<version>, or stack-file: approve a version, or start the pipeline with one\n`,
    stdout: "",
    calls: "",
  });
  expect(run("stack-file", refuseNoVersion).status).toBe(0);
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
    stdout: "",
    calls: "",
  });
});
