import { chdir, cwd } from "node:process";

/** Run `work` with `folder` as the current one: programs name files relative to it. */
export async function runsInFolder<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  const before = cwd();
  chdir(folder);
  try {
    return await work();
  } finally {
    chdir(before);
  }
}
