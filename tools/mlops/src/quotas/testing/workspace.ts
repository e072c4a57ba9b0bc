import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stackFile } from "../../aws/stack-place.ts";

/** Stacks by account. */
const accounts: Readonly<Record<string, readonly string[]>> = {
  "111122223333": ["platform.dev", "sentiment.dev", "churn.dev"],
  "222233334444": ["sentiment.qa"],
};

/** A workspace with stacks in two accounts. */
export function quotasWorkspace(): string {
  const root = mkdtempSync(join(tmpdir(), "quotas-"));
  mkdirSync(join(root, "stacks"));
  for (const [account, stacks] of Object.entries(accounts)) {
    const text = `config:\n  mlops-platform:account: "${account}"\n  mlops-platform:region: eu-west-1\n`;
    for (const stack of stacks) writeFileSync(join(root, stackFile(stack)), text);
  }
  return root;
}
