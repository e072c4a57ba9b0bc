import { examplePack } from "../testing/example-report.ts";
import { policyPages } from "./pages.ts";

const pages = policyPages(examplePack);

describe("pages about a pack", () => {
  test("are one for each family, and one that leads there", () => {
    expect([...pages.keys()]).toEqual(["README.md", "s3.md", "rules.md"]);
  });

  test("list families and policies", () => {
    expect(pages.get("README.md")?.split("\n").slice(4)).toEqual([
      "2 policies in 2 families. A violation of a `mandatory` policy stops a deployment, one of an `advisory` policy is shown, and a `disabled` policy is not applied.",
      "",
      "Resources are exempted from a policy, for a time and with a reason, in `rules/exemptions.json`.",
      "",
      "| family | policies | why |",
      "| --- | ---: | --- |",
      "| [Buckets](s3.md) | 1 | Data is in them. |",
      "| [rules](rules.md) | 1 |  |",
      "",
      "## All",
      "",
      "| policy | severity | dev | prod | title |",
      "| --- | --- | --- | --- | --- |",
      "| [bucket-encrypted](s3.md#bucket-encrypted) | high | advisory | mandatory | S3 default encryption uses a key |",
      "| [has-trail](rules.md#has-trail) |  | advisory | advisory | Every stack keeps a trail. |",
      "",
    ]);
  });

  test("say why, when, what to do, how bad, where else and with which settings", () => {
    expect(pages.get("s3.md")?.split("\n")).toEqual([
      "# Buckets",
      "",
      "<!-- Made by `npm run docs:policies` out of the rules. Change those, not this. -->",
      "",
      "**Why**: Data is in them.",
      "",
      "## bucket-encrypted",
      "",
      "**S3 default encryption uses a key**",
      "",
      "- **Condition**: Buckets are encrypted.",
      "- **Looks at**: each `aws:s3/bucket:Bucket`",
      "- **Fix**: set the key",
      "- **Decision**: Keys of AWS will do in dev.",
      "- **Severity**: high",
      "- **Levels**: dev advisory, prod mandatory",
      "- **Same as**: AWS FSBP `S3.17`; Checkov `CKV_AWS_19`, `CKV_AWS_145` ([more](https://example.com/s3-17))",
      "- **Settings**:",
      "  - `types`: dev none; prod `aws:kms`",
      "  - `days`: `7`",
      "",
    ]);
  });

  test("leave out what a pack does not say", () => {
    expect(pages.get("rules.md")?.split("\n").slice(4)).toEqual([
      "## has-trail",
      "",
      "- **Condition**: Every stack keeps a trail.",
      "- **Looks at**: how the resources of a stack go together",
      "- **Severity**: not said",
      "- **Levels**: advisory",
      "- **Exemptions**: none",
      "",
    ]);
  });
});
