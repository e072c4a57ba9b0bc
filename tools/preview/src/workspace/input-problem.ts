/** Something is wrong with what the preview was given: a file, a pattern, an argument. One text for each problem. */
export class InputProblem extends Error {
  readonly problems: readonly string[];

  constructor(...problems: string[]) {
    super(problems.join("\n"));
    this.problems = problems;
  }
}
