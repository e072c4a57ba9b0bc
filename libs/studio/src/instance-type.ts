/** An instance type of SageMaker, such as `ml.t3.medium`. Which there are is AWS's list, not ours. */
export type InstanceType = `ml.${string}`;

/** Problems of the name of one instance type. */
export function instanceTypeProblems(argument: string, instanceType: string): string[] {
  if (/^ml\.[a-z0-9-]+\.[a-z0-9-]+$/.test(instanceType)) return [];
  return [
    `${argument}: got "${instanceType}"; expected an instance type of SageMaker such as "ml.t3.medium"`,
  ];
}

/** Problems of patterns of instance types, in which `*` stands for any text and `?` for one character. */
export function instancePatternProblems(argument: string, patterns: readonly string[]): string[] {
  if (patterns.length === 0)
    return [`${argument}: is empty and would allow nothing; leave it out to allow all`];
  return patterns.flatMap((pattern, index) =>
    /^ml\.[a-z0-9*?.-]+$/.test(pattern)
      ? []
      : [`${argument}[${index}]: got "${pattern}"; expected an instance type or a pattern such as "ml.m5.*"`],
  );
}

/** Whether one of `patterns` covers `instanceType`, as IAM's `StringLike` would say. */
export function covers(patterns: readonly string[], instanceType: string): boolean {
  return patterns.some((pattern) => {
    const expression = pattern
      .replace(/[.+^$()|[\]{}\\]/g, "\\$&")
      .replaceAll("*", ".*")
      .replaceAll("?", ".");
    return new RegExp(`^${expression}$`).test(instanceType);
  });
}
