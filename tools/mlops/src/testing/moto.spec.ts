import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout } from "node:timers/promises";
import { motoStart, startMoto } from "./moto.ts";
import { repository } from "./run-command.ts";

const isAnswering = async (url: string) => {
  try {
    return (await fetch(`${url}/moto-api/data.json`)).ok;
  } catch {
    return false;
  }
};

test(
  "a server ends with the process that has started it, however that ends",
  async () => {
    // The first start installs moto.
    await (await startMoto()).stop();
    const script =
      'import { startMoto } from "./tools/mlops/src/testing/moto.ts"; console.log((await startMoto()).url)';
    const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
      cwd: repository,
      stdio: ["ignore", "pipe", "ignore"],
    });
    const [line] = (await once(child.stdout, "data")) as [Buffer];
    const url = line.toString().trim();
    expect(await isAnswering(url)).toBe(true);
    child.kill("SIGKILL");
    for (let tries = 0; tries < 100 && (await isAnswering(url)); tries++) await setTimeout(50);
    expect(await isAnswering(url)).toBe(false);
  },
  motoStart,
);
