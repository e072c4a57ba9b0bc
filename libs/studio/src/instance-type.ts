import { instanceTypeGlobPattern, instanceTypePattern } from "@mlops/aws";

/** Problems of the name of one instance type. */
export function instanceTypeProblems(argument: string, instanceType: string): string[] {
  if (instanceTypePattern.test(instanceType)) return [];
  return [
    `${argument}: got "${instanceType}"; expected an instance type of SageMaker such as "ml.t3.medium"`,
  ];
}

/** Problems of patterns of instance types, in which `*` stands for any text and `?` for one character. */
export function instancePatternProblems(argument: string, patterns: readonly string[]): string[] {
  if (patterns.length === 0)
    return [`${argument}: is empty and would allow nothing; leave it out to allow all`];
  return patterns.flatMap((pattern, index) =>
    instanceTypeGlobPattern.test(pattern)
      ? []
      : [`${argument}[${index}]: got "${pattern}"; expected an instance type or a pattern such as "ml.m5.*"`],
  );
}
