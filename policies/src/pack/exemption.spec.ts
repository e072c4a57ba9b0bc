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
const parse = (...exemptions: unknown[]) =>
  parseExemptions("exemptions.json", { exemptions }, ["codebuild-not-privileged", "sm-tags"], today);

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
          "  - exemptions[1].until: no such key, allowed: policy, resource, environment, reason, owner, expires",
          '  - exemptions[1].policy: got "sm-tag", allowed: the id of a rule',
          '  - exemptions[1].resource: got "*a?", allowed: a pattern with at least 3 characters beside its wildcards',
          '  - exemptions[1].environment: got "test", allowed: "dev", "qa", "prod"',
          '  - exemptions[1].reason: got "because", allowed: at least 20 characters',
          '  - exemptions[1].owner: got "", allowed: who answers for it',
          '  - exemptions[1].expires: got "soon", allowed: a day such as "2027-03-31", at most 366 days ahead',
          '  - exemptions[2]: got "all", allowed: an object',
          "  - exemptions[3].policy: got absent, allowed: the id of a rule",
          "  - exemptions[3].resource: got absent, allowed: a pattern with at least 3 characters beside its wildcards",
          "  - exemptions[3].reason: got absent, allowed: at least 20 characters",
          "  - exemptions[3].owner: got absent, allowed: who answers for it",
          '  - exemptions[3].expires: got absent, allowed: a day such as "2027-03-31", at most 366 days ahead',
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
      "exemptions.json cannot be used:\n  - exemptions[2]: got what exemptions[0] exempts; expected each exemption once",
    );
    expect(() => parse(incomplete, incomplete)).not.toThrow("got what");
  });

  test.each([[null], [[]], ["x"], [{}], [{ exemptions: {} }]])(
    "is refused when it holds no list: %j",
    (raw) => {
      expect(() => parseExemptions("exemptions.json", raw, [], today)).toThrow(
        /exemptions: got .*, allowed: a list/,
      );
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
        parseExemptions("exemptions.json", file, [exemption.policy], today);
        return true;
      } catch {
        return false;
      }
    };
    expect([fits.safeParse(file).success, isParsed()]).toEqual([isAllowed, isAllowed]);
  });
});
