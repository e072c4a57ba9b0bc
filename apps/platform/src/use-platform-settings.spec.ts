import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const script = "apps/platform/lifecycle-scripts/use-platform-settings.sh";
const metadata = {
  AppType: "JupyterLab",
  DomainId: "d-abcdefghijkl",
  ResourceArn: "arn:aws:sagemaker:eu-west-1:111122223333:app/d-abcdefghijkl/ada/JupyterLab/default",
};

let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "settings-"));
  writeFileSync(join(home, "metadata.json"), JSON.stringify(metadata, null, 2));
});

afterEach(() => {
  rmSync(home, { recursive: true });
});

/** Runs the script with an `aws` that answers two requests; what it asked for is in the file `asked`. */
function run(aws: string): void {
  writeFileSync(join(home, "aws"), `#!/bin/bash\necho "$*" >>"$HOME/asked"\n${aws}\n`);
  chmodSync(join(home, "aws"), 0o755);
  const env = { PATH: `${home}:${process.env.PATH}`, HOME: home };
  execFileSync("bash", [script, join(home, "metadata.json")], { env, stdio: "pipe" });
}

const written = (file: string) => readFileSync(join(home, file), "utf8").split("\n").filter(Boolean);

const answers = `case "$1" in
  sagemaker) echo dev ;;
  ssm) printf '/mlops/dev/platform/network/vpc-id\\tvpc-1\\n/mlops/dev/sentiment/endpoint/endpoint-name\\tscoring\\n' ;;
esac`;

test("terminals get what the apps of the domain's own environment publish", () => {
  run(answers);
  expect(written(".mlops-environment")).toEqual([
    "export MLOPS_PLATFORM_NETWORK_VPC_ID=vpc-1",
    "export MLOPS_SENTIMENT_ENDPOINT_ENDPOINT_NAME=scoring",
  ]);
  expect(written("asked")).toEqual([
    expect.stringContaining(
      "list-tags --resource-arn arn:aws:sagemaker:eu-west-1:111122223333:domain/d-abcdefghijkl ",
    ),
    expect.stringContaining("get-parameters-by-path --path /mlops/dev --recursive "),
  ]);
});

test("every terminal reads them once, however often the app starts", () => {
  run(answers);
  run(answers);
  expect(written(".bashrc")).toEqual([`source ${home}/.mlops-environment`]);
});

test("an app starts with what it had, when the settings cannot be read", () => {
  run(answers);
  run("exit 255");
  expect(written(".mlops-environment")).toHaveLength(2);
});
