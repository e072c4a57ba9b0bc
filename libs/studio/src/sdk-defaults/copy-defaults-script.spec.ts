import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { settingsProblems } from "@mlops/core";
import { scriptSettings } from "../script.ts";
import { copyDefaultsScript } from "./copy-defaults-script.ts";

const source = "s3://artifact-bucket/settings/studio/sagemaker-defaults.yaml";
const script = copyDefaultsScript(source);

test("the script fits into a lifecycle configuration", () => {
  expect(settingsProblems(scriptSettings, { script })).toEqual([]);
});

describe("an app that starts", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "sdk-defaults-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Runs the script with an `aws` that is `program`, and the folder of the defaults below a folder of its own. */
  function start(program: string) {
    writeFileSync(join(folder, "aws"), `#!/bin/bash\n${program}\n`);
    chmodSync(join(folder, "aws"), 0o755);
    writeFileSync(join(folder, "start.sh"), script);
    const env = {
      PATH: `${folder}:${process.env.PATH}`,
      SAGEMAKER_DEFAULTS_FOLDER: join(folder, "xdg", "sagemaker"),
    };
    return spawnSync("bash", [join(folder, "start.sh")], { env, encoding: "utf8" });
  }
  const file = () => join(folder, "xdg", "sagemaker", "config.yaml");

  test("has the defaults where the SDK looks for an administrator's", () => {
    expect(start('[ "$1 $2" = "s3 cp" ] && echo "$4" >"$5"')).toMatchObject({ status: 0, stderr: "" });
    expect(readFileSync(file(), "utf8")).toBe(`${source}\n`);
  });

  test("starts without defaults, and says how to get them, when they cannot be read", () => {
    const { status, stderr } = start("echo AccessDenied >&2; exit 1");
    expect(status).toBe(0);
    expect(stderr).toContain(`export SAGEMAKER_ADMIN_CONFIG_OVERRIDE=${source}`);
    expect(existsSync(file())).toBe(false);
  });
});
