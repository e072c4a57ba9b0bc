import { choice, choiceValue, problem } from "@mlops/core";

/** An environment that is deployed into: every one but the tooling account's own. */
export const targetEnvironmentValue = choiceValue(["dev", "qa", "prod"]);

/** Name of an environment that is deployed into. */
export type TargetName = "dev" | "qa" | "prod";

/** The AWS accounts of environments, 12 digits each. */
export type TargetAccounts = Readonly<Partial<Record<TargetName, string>>>;

/** What is wrong with environments that pipelines name: each needs an account. */
export function targetProblems(
  targets: TargetAccounts,
  named: Readonly<Record<string, TargetName>>,
): string[] {
  const known = Object.keys(targets).map((name) => `"${name}"`);
  return Object.entries(named).flatMap(([path, name]) =>
    targets[name] === undefined
      ? [problem(path, name, `an environment of targets: ${choice(known) || "there is none"}`)]
      : [],
  );
}
