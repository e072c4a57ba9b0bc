import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { type Server, createServer } from "node:http";
import { type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { settingsProblems } from "@mlops/core";
import { base64, scriptSettings } from "../script.ts";
import { idleStopScript } from "./idle-stop-script.ts";
import { onStartScript } from "./on-start-script.ts";

// The interpreter itself, because launchers of Python on some machines change the PATH.
const python = spawnSync("python3", ["-c", "import sys; print(sys.executable)"], { encoding: "utf8" });
const interpreter = python.status === 0 ? python.stdout.trim() : undefined;
const onMachine = interpreter && spawnSync("bash", ["--version"]).status === 0 ? describe : describe.skip;

test("leaves more than half of what SageMaker takes to the caller's own script", () => {
  expect(base64(onStartScript(60)).length).toBeLessThan(8_000);
  expect(settingsProblems(scriptSettings, { script: onStartScript(60) })).toEqual([]);
});

test("runs the caller's own script last", () => {
  expect(onStartScript(60, "pip install pandas\n")).toMatch(
    /systemctl enable --now idle-stop\.timer\n\npip install pandas\n$/,
  );
  expect(onStartScript(60)).toMatch(/systemctl enable --now idle-stop\.timer\n$/);
});

onMachine("on a machine", () => {
  let folder: string;
  let server: Server;
  let sessions: unknown[];

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "idle-stop-"));
    sessions = [];
    server = createServer((request, response) => {
      response.end(JSON.stringify(request.url === "/api/sessions" ? sessions : []));
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  });

  afterEach(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });

  /** A command that records its arguments. */
  function recorder(name: string): string {
    const record = join(folder, `${name}.called`);
    mkdirSync(join(folder, "bin"), { recursive: true });
    const command = join(folder, "bin", name);
    writeFileSync(command, `#!/bin/sh\necho "$@" >> ${record}\n`);
    chmodSync(command, 0o755);
    return record;
  }

  /** Nothing but our own commands can be found, so that no test ever calls the real ones. */
  const environment = (...more: string[]) => ({ PATH: [join(folder, "bin"), ...more].join(":") });

  test("installs the program and a timer that runs it every five minutes", () => {
    const systemctl = recorder("systemctl");
    mkdirSync(join(folder, "etc/systemd/system"), { recursive: true });
    mkdirSync(join(folder, "usr/local/bin"), { recursive: true });
    // The same script, in a folder instead of the whole machine.
    const script = onStartScript(90).replaceAll(/(?<=> |755 )\/(usr|etc)\//g, `${folder}/$1/`);
    const result = spawnSync("bash", [], {
      input: script,
      env: environment("/usr/bin", "/bin"),
      encoding: "utf8",
    });
    expect(result.stderr).toBe("");
    expect(result.status).toBe(0);
    const file = (path: string) => readFileSync(join(folder, path), "utf8");
    expect(file("usr/local/bin/idle-stop")).toBe(idleStopScript);
    expect(file("etc/systemd/system/idle-stop.service")).toContain("ExecStart=/usr/local/bin/idle-stop 90\n");
    expect(file("etc/systemd/system/idle-stop.timer")).toContain("OnCalendar=*:0/5\n");
    expect(readFileSync(systemctl, "utf8")).toBe("daemon-reload\nenable --now idle-stop.timer\n");
  });

  /** Run the program against a Jupyter of our own; asynchronously, as that Jupyter answers from this process. */
  async function runProgram(minutes: string): Promise<{ status: number | null; output: string }> {
    const metadata = join(folder, "resource-metadata.json");
    writeFileSync(
      metadata,
      JSON.stringify({
        ResourceArn: "arn:aws:sagemaker:eu-west-1:111122223333:notebook-instance/lab-1a2b3c",
        ResourceName: "lab-1a2b3c",
      }),
    );
    const { port } = server.address() as AddressInfo;
    const child: ChildProcess = spawn(
      interpreter ?? "",
      ["-c", idleStopScript, minutes, `http://127.0.0.1:${port}`, metadata],
      { env: environment() },
    );
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (data: Buffer) => (output += data.toString()));
    }
    const status = await new Promise<number | null>((ended) => child.on("close", ended));
    return { status, output };
  }

  test("stops the instance that its metadata names once it is idle", async () => {
    const aws = recorder("aws");
    // With a negative idle time, an instance without activity is idle at once.
    expect(await runProgram("-1")).toEqual({ status: 0, output: "idle: stopping\n" });
    expect(readFileSync(aws, "utf8")).toBe(
      "sagemaker stop-notebook-instance --notebook-instance-name lab-1a2b3c --region eu-west-1\n",
    );
  });

  test("leaves an instance alone whose kernel is computing", async () => {
    const aws = recorder("aws");
    sessions = [{ kernel: { execution_state: "busy", last_activity: "2026-03-01T09:00:00Z" } }];
    expect(await runProgram("-1")).toEqual({ status: 0, output: "in use\n" });
    expect(existsSync(aws)).toBe(false);
  });

  test("stops nothing when Jupyter does not answer", async () => {
    const aws = recorder("aws");
    const { port } = server.address() as AddressInfo;
    await new Promise((closed) => server.close(closed));
    const child = spawnSync(interpreter ?? "", ["-c", idleStopScript, "-1", `http://127.0.0.1:${port}`], {
      env: environment(),
    });
    expect(child.status).not.toBe(0);
    expect(existsSync(aws)).toBe(false);
  });
});
