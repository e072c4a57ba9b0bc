import { type EnvironmentName, choice, problem } from "@mlops/core";

/** The AWS accounts of environments, 12 digits each. */
export type TargetAccounts = Readonly<Partial<Record<EnvironmentName, string>>>;

/** What is wrong with environments that pipelines name: each needs an account. */
export function targetProblems(
  targets: TargetAccounts,
  named: Readonly<Record<string, EnvironmentName>>,
): string[] {
  const known = Object.keys(targets).map((name) => `"${name}"`);
  return Object.entries(named).flatMap(([path, name]) =>
    targets[name] === undefined
      ? [problem(path, name, `an environment of targets: ${choice(known) || "there is none"}`)]
      : [],
  );
}
