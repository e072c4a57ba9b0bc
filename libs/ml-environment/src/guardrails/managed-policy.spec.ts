import { output } from "@pulumi/pulumi";
import { policyDocument } from "@mlops/core";
import { countedCharacters } from "./managed-policy.ts";

describe("characters of a policy", () => {
  const policyOf = (resource: Parameters<typeof policyDocument>[0]["Resource"]) =>
    policyDocument({ Effect: "Deny", Action: ["s3:GetObject"], Resource: resource });

  test("are those of its JSON", () => {
    const text =
      '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":["s3:GetObject"],"Resource":"*"}]}';
    expect(countedCharacters(policyOf("*"))).toBe(text.length);
  });

  test("leave out white space, as IAM does", () => {
    expect(countedCharacters(policyOf("a b\tc"))).toBe(countedCharacters(policyOf("abc\\")));
  });

  test("count what is known later as the longest text that it can be", () => {
    const known = countedCharacters(policyOf(["subnet-0123456789abcdef0", "subnet-0123456789abcdef0"]));
    expect(countedCharacters(policyOf([output("short"), Promise.resolve("shorter")]))).toBe(known);
    expect(countedCharacters(policyOf([output("short"), output("shorter")]), 30)).toBe(known + 12);
  });
});
