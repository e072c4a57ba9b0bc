import type { Finding } from "../rule/rule.ts";

/**
 * Runs a check. Where it throws, that is its last finding: what has not been judged must not pass, and one broken rule
 * must not keep the engine from asking the others.
 */
export function guarded(check: () => void, report: (finding: Finding) => void): void {
  try {
    check();
  } catch (error) {
    report({ todo: `mend this rule, which stopped here: ${messageOf(error)}${placeOf(error)}` });
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Where in the sources an error was thrown, from the root of the repository: ` (policies/src/rules/kms.ts:12:5)`. */
function placeOf(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  const [, place] = /^\s+at .*\/((?:policies|libs\/[^/\s]+)\/src\/[^\s()]+:\d+:\d+)/m.exec(stack) ?? [];
  return place === undefined ? "" : ` (${place})`;
}
