import { nameLengths, sageMakerNamePattern } from "./resource-names.ts";

test("a name of SageMaker has letters, digits and hyphens, a letter or digit at both ends", () => {
  const longest = "a".repeat(nameLengths.sageMaker);
  const names = [
    "a",
    "Fraud-2",
    "a--b",
    longest,
    "",
    "-a",
    "a-",
    "a_b",
    `${longest}a`,
    `a${"-".repeat(70)}b`,
  ];
  expect(names.filter((name) => sageMakerNamePattern.test(name))).toEqual(["a", "Fraud-2", "a--b", longest]);
});
