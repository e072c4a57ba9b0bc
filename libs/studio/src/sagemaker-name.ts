import { nameLengths, sageMakerNamePattern } from "@mlops/aws";

/**
 * Whether `name` can name a domain, user profile, space and most other things of SageMaker: one problem or none.
 * @param argument where it stands, in the caller's words
 */
export function nameProblems(argument: string, name: string): string[] {
  if (sageMakerNamePattern.test(name)) return [];
  return [
    `${argument}: got "${name}"; expected 1 to ${nameLengths.sageMaker} letters, digits and hyphens, ` +
      "with a letter or a digit at both ends",
  ];
}

/**
 * Every name that stands in a list twice. SageMaker writes names into ARNs in lower case, so that two names which
 * differ in case only are one.
 * @param argument the list, in the caller's words
 */
export function duplicateProblems(argument: string, items: readonly { readonly name: string }[]): string[] {
  const names = items.map(({ name }) => name.toLowerCase());
  return names.flatMap((name, index) => {
    const first = names.indexOf(name);
    if (first === index) return [];
    return [`${argument}[${index}].name: "${items[index]?.name}" is taken by ${argument}[${first}]`];
  });
}

/** Problems of a list of named things: each name's own, and names that stand there twice. */
export function namedListProblems(argument: string, items: readonly { readonly name: string }[]): string[] {
  return [
    ...items.flatMap(({ name }, index) => nameProblems(`${argument}[${index}].name`, name)),
    ...duplicateProblems(argument, items),
  ];
}
