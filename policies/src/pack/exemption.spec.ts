import fc from "fast-check";
import { z } from "zod";
import schema from "../../exemptions.schema.json" with { type: "json" };
import { type Exemption, covers, currentDay, isExpired, isOnlyAbout, parseExemptions } from "./exemption.ts";

const today = "2026-11-21";
const exemption: Exemption = {
  policy: "codebuild-not-privileged",
  resource: "images-build",
  reason: "container images are built with docker",
  owner: "ml-platform",
  expires: "2027-03-31",
};
const parseFile = (raw: unknown) =>
  parseExemptions(
    { name: "exemptions.json", text: JSON.stringify(raw, null, 1) },
    ["codebuild-not-privileged", "sm-tags"],
    today,
  );
const parse = (...exemptions: unknown[]) => parseFile({ exemptions });

const bucket =
  "urn:pulumi:platform.prod::mlops-platform::mlops:network:Network$aws:s3/bucket:Bucket::main-logs";

describe("an exemption", () => {
  test.each([
    ["main-logs", true],
    ["main-*", true],
    ["*-logs", true],
    ["main-log?", true],
    ["main", false],
    ["logs", false],
    ["Main-logs", false],
    [bucket, true],
    ["urn:pulumi:platform.prod::*", true],
    ["urn:pulumi:*::mlops-platform::mlops:network:Network$*", true],
    ["urn:pulumi:platform.dev::*", false],
    ["urn:pulumi:platform.prod", false],
  ])("for %s covers the bucket main-logs: %s", (resource, expected) => {
    expect(covers({ ...exemption, resource }, bucket)).toBe(expected);
  });

  test("of one environment covers nothing in another", () => {
    const about = (environment: Exemption["environment"]) =>
      covers({ ...exemption, resource: "main-logs", ...(environment && { environment }) }, bucket);
    expect([about("prod"), about("dev"), about(undefined)]).toEqual([true, false, true]);
  });

  test("holds until the end of its last day", () => {
    expect(["2027-03-30", "2027-03-31", "2027-04-01"].map((day) => isExpired(exemption, day))).toEqual([
      false,
      false,
      true,
    ]);
  });

  test("is known to be about one stack when its pattern names that stack in full", () => {
    const about = (resource: string) => isOnlyAbout({ ...exemption, resource }, "platform.prod");
    expect(about("urn:pulumi:platform.prod::*::main-logs")).toBe(true);
    expect(about("urn:pulumi:platform.*::*::main-logs")).toBe(false);
    expect(about("urn:pulumi:platform.prod*")).toBe(false);
    expect(about("main-logs")).toBe(false);
    expect(isOnlyAbout({ ...exemption, resource: "main-logs" }, "")).toBe(false);
  });

  test("today is a day of the calendar", () => {
    expect(currentDay()).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });
});

describe("the file of exemptions", () => {
  test("may be empty", () => {
    expect(parse()).toEqual([]);
  });

  test("is read as it is when it is right", () => {
    const second: Exemption = { ...exemption, policy: "sm-tags", environment: "dev", expires: today };
    expect(parse(exemption, second)).toEqual([exemption, second]);
  });

  test("is refused with everything that is wrong in it", () => {
    const wrong = {
      policy: "sm-tag",
      resource: "*a?",
      environment: "test",
      reason: "because",
      owner: "",
      expires: "soon",
      until: "2027",
    };
    expect(() => parse(exemption, wrong, "all", {})).toThrow(
      new Error(
        [
          "exemptions.json cannot be used:",
          '  - exemptions.json:11: exemptions[1].policy: got "sm-tag"; expected the id of a rule; the nearest is sm-tags',
          '  - exemptions.json:12: exemptions[1].resource: got "*a?"; expected a pattern with at least 3 characters beside its wildcards',
          '  - exemptions.json:13: exemptions[1].environment: got "test"; expected "dev", "qa" or "prod"',
          '  - exemptions.json:14: exemptions[1].reason: got "because"; expected at least 20 characters that say why',
          '  - exemptions.json:15: exemptions[1].owner: got ""; expected who answers for it',
          '  - exemptions.json:16: exemptions[1].expires: got "soon"; expected a day such as "2027-03-31", at most 366 days ahead',
          "  - exemptions.json:17: exemptions[1].until: got an unknown key; expected policy, resource, environment, reason, owner or expires",
          '  - exemptions.json:19: exemptions[2]: got "all"; expected an object',
          "  - exemptions.json:20: exemptions[3].policy: got nothing; expected the id of a rule",
          "  - exemptions.json:20: exemptions[3].resource: got nothing; expected a pattern with at least 3 characters beside its wildcards",
          "  - exemptions.json:20: exemptions[3].reason: got nothing; expected at least 20 characters that say why",
          "  - exemptions.json:20: exemptions[3].owner: got nothing; expected who answers for it",
          '  - exemptions.json:20: exemptions[3].expires: got nothing; expected a day such as "2027-03-31", at most 366 days ahead',
        ].join("\n"),
      ),
    );
  });

  test("is refused when two entries exempt the same, whatever else they say", () => {
    const again: Exemption = { ...exemption, owner: "another-team" };
    const elsewhere: Exemption = { ...exemption, environment: "dev" };
    const { resource: _, ...incomplete } = exemption;
    expect(parse(exemption, elsewhere)).toHaveLength(2);
    expect(() => parse(exemption, elsewhere, again)).toThrow(
      "; expected each exemption once; entry 0 exempts the same",
    );
    expect(() => parse(incomplete, incomplete)).toThrow(/^(?!.*each exemption once)/s);
  });

  test.each([[null], [[]], ["x"], [{}], [{ exemptions: {} }]])(
    "is refused when it holds no list: %j",
    (raw) => {
      expect(() => parseFile(raw)).toThrow(/: (value|exemptions): got .*; expected (a list|an object)$/m);
    },
  );

  test.each(["urn:pulumi:*", "urn:*", "*::*", "**"])(
    "does not take %s, which is every resource",
    (resource) => {
      expect(() => parse({ ...exemption, resource })).toThrow("resource: got");
    },
  );

  test("takes every day of the next year, and no other", () => {
    const day = 86_400_000;
    fc.assert(
      fc.property(fc.integer({ min: -1_000, max: 366 }), (days) => {
        const expires = new Date(Date.parse(today) + days * day).toISOString().slice(0, 10);
        expect(parse({ ...exemption, expires })).toHaveLength(1);
      }),
    );
    for (const expires of [
      "2027-11-23",
      "9999-12-31",
      "2027-02-29",
      "2026-13-01",
      "2027-3-31",
      "2027-03-31T00:00",
    ]) {
      expect(() => parse({ ...exemption, expires })).toThrow("expires: got");
    }
  });
});

describe("the schema that editors use", () => {
  const fits = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]);
  const without = (key: keyof Exemption) => ({ ...exemption, [key]: undefined });

  test.each([
    [{ exemptions: [] }, true],
    [{ exemptions: [exemption, { ...exemption, environment: "qa" }] }, true],
    [{}, false],
    [{ exemptions: {} }, false],
    [{ exemptions: [], other: [] }, false],
    [{ exemptions: [without("policy")] }, false],
    [{ exemptions: [without("resource")] }, false],
    [{ exemptions: [without("reason")] }, false],
    [{ exemptions: [without("owner")] }, false],
    [{ exemptions: [without("expires")] }, false],
    [{ exemptions: [{ ...exemption, environment: "test" }] }, false],
    [{ exemptions: [{ ...exemption, reason: "because" }] }, false],
    [{ exemptions: [{ ...exemption, expires: "soon" }] }, false],
    [{ exemptions: [{ ...exemption, expires: "2027-02-30" }] }, false],
    [{ exemptions: [{ ...exemption, until: "2027" }] }, false],
    [{ exemptions: ["all"] }, false],
  ])("agrees with the pack about %j: %s", (raw, isAllowed) => {
    // As a file has it: what is undefined is not there.
    const file: unknown = JSON.parse(JSON.stringify(raw));
    const isParsed = () => {
      try {
        parseFile(file);
        return true;
      } catch {
        return false;
      }
    };
    expect([fits.safeParse(file).success, isParsed()]).toEqual([isAllowed, isAllowed]);
  });
});
