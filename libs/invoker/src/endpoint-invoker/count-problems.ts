/**
 * What is wrong with a number of things.
 * @param argument the argument's name, for the text
 */
export function countProblems(argument: string, count: number, least: number): string[] {
  return Number.isInteger(count) && count >= least
    ? []
    : [`${argument}: got ${count}; expected a whole number from ${least}`];
}
