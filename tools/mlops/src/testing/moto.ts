import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { setTimeout } from "node:timers/promises";
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
  const port = await freePort();
  const { ended } = processes.start(
    {
      command: python,
      args: ["-m", "moto.server", "--host", "127.0.0.1", "--port", String(port)],
      environment: { PATH: process.env["PATH"] ?? "", MOTO_ACCOUNT_ID: testAccount },
      folder: repository,
    },
    {},
  );
  const url = `http://127.0.0.1:${port}`;
  const failure = ended.then(({ status, lastErrors }) => {
    throw new Error(`moto ended with status ${status}: ${lastErrors.join("\n")}`);
  });
  await Promise.race([failure, answering(url)]);
  failure.catch(() => {});
  return { url, stop: () => processes.stop() };
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

async function answering(url: string): Promise<void> {
  for (;;) {
    try {
      await fetch(`${url}/moto-api/data.json`);
      return;
    } catch {
      await setTimeout(50);
    }
  }
}
