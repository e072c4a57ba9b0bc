import { type Packages, Processes, pythonEnvironment } from "@mlops/python";
import { testAccount } from "./pretend-aws.ts";
import { repository } from "./run-command.ts";

const packages: Packages = {
  name: "moto",
  title: "moto",
  size: "60 MB to fetch, 300 MB on disk",
  files: ["tools/mlops/requirements/moto.txt"],
  pythons: ["3.10", "3.11", "3.12", "3.13", "3.14"],
};

/** A server of moto, which keeps what it is told: buckets, parameters, endpoints, model packages. */
export interface Moto {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Milliseconds that a test file waits for its server: the first one installs it. */
export const motoStart = 300_000;

/**
 * Start a server on a free port of this machine.
 * @throws InputProblem if there is no Python, or moto cannot be installed
 */
export async function startMoto(): Promise<Moto> {
  const processes = new Processes();
  const python = await pythonEnvironment(repository, packages, processes, (text) => {
    process.stderr.write(`${text}\n`);
  });
  const { url, failure } = started(processes, python);
  try {
    return { url: await Promise.race([failure, url]), stop: () => processes.stop() };
  } catch (error) {
    await processes.stop();
    throw error;
  }
}

/** The server takes a free port by itself, and ends with this process: also when that is killed. */
const program = `
import os, threading, time
def end_with_starter():
    while os.getppid() == ${process.pid}:
        time.sleep(0.5)
    os._exit(0)
threading.Thread(target=end_with_starter, daemon=True).start()
from moto.server import main
main(["--host", "127.0.0.1", "--port", "0"])
`;

function started(processes: Processes, python: string) {
  const { promise: url, resolve } = Promise.withResolvers<string>();
  const { ended } = processes.start(
    {
      command: python,
      args: ["-c", program],
      environment: { PATH: process.env["PATH"] ?? "", MOTO_ACCOUNT_ID: testAccount },
      folder: repository,
    },
    {
      onErrorLine: (line) => {
        const [, address] = /Running on (http:\/\/[\d.:]+)/.exec(line) ?? [];
        if (address !== undefined) resolve(address);
      },
    },
  );
  const failure = ended.then(({ status, lastErrors }): never => {
    throw new Error(`moto ended with status ${status}: ${lastErrors.join("\n")}`);
  });
  failure.catch(() => {});
  return { url, failure };
}
