import { spawnSync } from "node:child_process";

/** Runs one operation of an AWS service and returns its answer. @throws Error with what the service says */
export type AwsCli = (...args: readonly string[]) => Readonly<Record<string, unknown>>;

/** The AWS CLI of the build's image, with the build's credentials or those of `AWS_PROFILE`. */
export const awsCli: AwsCli = (...args) => {
  const { status, stdout, stderr, error } = spawnSync("aws", [...args, "--output", "json"], {
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  if (error) throw new Error(`aws: ${error.message}`);
  if (status !== 0) throw new Error(`aws ${args[0]} ${args[1]}: ${stderr.trim()}`);
  // Operations without an answer print nothing.
  return stdout.trim() === "" ? {} : (JSON.parse(stdout) as Record<string, unknown>);
};
