import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { InputProblem, STATUS } from "@mlops/preview/command";
import { confirmed } from "../confirmation.ts";
import { knownStack } from "../known-stack.ts";
import { deployedStacks, runPulumi } from "../pulumi-cli.ts";
import type { UpCommand } from "./command-line.ts";

/**
 * Deploy a stack, after its checks.
 * @param root folder of the workspace
 * @returns the exit status
 * @throws InputProblem for what it refuses, before anything has changed
 */
export async function deployStack(root: string, command: Omit<UpCommand, "help">): Promise<number> {
  const { stack } = knownStack(root, command.stack);
  const deployed = deployedStacks(root);
  const missing = stack.after.filter((name) => !deployed.has(name));
  if (missing.length > 0) {
    throw new InputProblem(
      ...missing.map(
        (name) => `${stack.name}: got ${name} not deployed; expected it first; npm run up -- ${name}`,
      ),
    );
  }
  const verdict = offlineVerdict(root, stack.name);
  if (verdict !== STATUS.success) return verdict;
  await confirmed(root, "deploy", stack, command);
  const answer = command.yes ? ["--yes", "--non-interactive"] : [];
  return runPulumi(root, ["up", "--stack", stack.name, "--policy-pack", "policies", ...answer]);
}

/** Exit status of the offline preview, which prints its report. */
function offlineVerdict(root: string, stack: string): number {
  const preview = join(root, "tools/preview/bin/preview.js");
  // Standard input is for the confirmation.
  const stdio = ["ignore", "inherit", "inherit"] as const;
  const { status, error } = spawnSync(process.execPath, [preview, stack], { cwd: root, stdio: [...stdio] });
  if (error) throw error;
  return status ?? STATUS.failed;
}
