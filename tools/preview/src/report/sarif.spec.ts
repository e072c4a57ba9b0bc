import fc from "fast-check";
import { exampleFinding, examplePack, exampleReport, exampleStack } from "../testing/example-report.ts";
import { sarifProblems } from "../testing/sarif-schema.ts";
import { compare } from "./comparison.ts";
import type { Finding, StackReport } from "./model.ts";
import { sarifLog } from "./sarif.ts";

const finding = exampleFinding({ message: "set size; size is 1" });
const logOf = (...stacks: StackReport[]) => sarifLog({ packs: [examplePack], stacks }, "preview");
const runOf = (...stacks: StackReport[]) => {
  const [run] = logOf(...stacks).runs;
  if (!run) throw new Error("the log has no run");
  return run;
};
const resultOf = (parts: Partial<Finding> = {}) => {
  const [result] = runOf(exampleStack("app.dev", [{ ...finding, ...parts }])).results;
  if (!result) throw new Error("the run has no result");
  return result;
};
const place = (uri: string, startLine: number) => ({
  physicalLocation: { artifactLocation: { uri, uriBaseId: "%SRCROOT%" }, region: { startLine } },
});

describe("the SARIF log", () => {
  test("keeps the schema of the standard", () => {
    expect(sarifProblems(logOf(exampleReport, exampleStack("app.prod", [finding, finding])))).toEqual([]);
    expect(sarifProblems(logOf())).toEqual([]);
    expect(sarifProblems(sarifLog({ packs: [], stacks: [exampleReport] }, "preview"))).toEqual([]);
  });

  test("is held against a schema that finds what is wrong", () => {
    const [run] = logOf(exampleReport).runs;
    const wrong = { version: "2.0.0", runs: [{ ...run, results: [{ level: "bad" }] }] };
    expect(sarifProblems(wrong)).toEqual([
      "/version: must be equal to one of the allowed values",
      "/runs/0/results/0: must have required property 'message'",
      "/runs/0/results/0/level: must be equal to one of the allowed values",
    ]);
  });

  test("keeps the schema whatever a policy says about whatever resource", () => {
    const text = fc.string({ unit: "binary" });
    const findings = fc.array(
      fc
        .record({ message: text, name: text, type: text, file: fc.option(text), line: fc.option(fc.nat()) })
        .map(({ line, ...parts }) => ({ ...finding, ...parts, line: line === null ? null : line + 1 })),
    );
    fc.assert(
      fc.property(findings, (some) => {
        expect(sarifProblems(logOf(exampleStack("app.dev", some)))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  test("has one run of one tool, the pack", () => {
    const { tool, automationDetails, invocations } = runOf(exampleStack("app.dev", []));
    expect([tool.driver.name, tool.driver.version]).toEqual(["rules", "1.2.3"]);
    expect(automationDetails).toEqual({ id: "preview/" });
    expect(invocations).toEqual([{ executionSuccessful: true, toolExecutionNotifications: [] }]);
  });

  test("has every policy of the pack as a rule", () => {
    expect(runOf(exampleStack("app.dev", [])).tool.driver.rules).toEqual([
      {
        id: "bucket-encrypted",
        name: "S3 default encryption uses a key",
        shortDescription: { text: "S3 default encryption uses a key" },
        fullDescription: { text: "Buckets are encrypted. Keys of AWS will do in dev. Data is in them." },
        help: {
          text: [
            "Fix: set the key.",
            "Level: dev advisory, prod mandatory.",
            "Same as: AWS FSBP S3.17; Checkov CKV_AWS_19, CKV_AWS_145.",
            "Exempt a resource for a time: an entry in rules/exemptions.json.",
          ].join("\n"),
          markdown: [
            "**Fix:** set the key.",
            "**Level:** dev advisory, prod mandatory.",
            "**Same as:** AWS FSBP S3.17; Checkov CKV_AWS_19, CKV_AWS_145.",
            "**Exempt** a resource for a time: an entry in rules/exemptions.json.",
          ].join("\n\n"),
        },
        helpUri: "https://example.com/s3-17",
        defaultConfiguration: { level: "error", enabled: true },
        properties: {
          tags: ["security", "s3"],
          "security-severity": "8.0",
          levels: { dev: "advisory", prod: "mandatory" },
          mapping: { fsbp: ["S3.17"], checkov: ["CKV_AWS_19", "CKV_AWS_145"] },
          settings: { types: { dev: [], prod: ["aws:kms"] }, days: { dev: 7, prod: 7 } },
        },
      },
      {
        id: "has-trail",
        name: "Every stack keeps a trail.",
        shortDescription: { text: "Every stack keeps a trail." },
        fullDescription: { text: "Every stack keeps a trail." },
        help: { text: "Level: advisory.", markdown: "**Level:** advisory." },
        defaultConfiguration: { level: "note", enabled: true },
        properties: { tags: ["security", "rules"], levels: {}, mapping: {}, settings: {} },
      },
    ]);
  });

  test("tells policies of the same name in two packs apart", () => {
    const packs = [examplePack, { ...examplePack, name: "others" }];
    const stack = exampleStack("app.dev", [finding, { ...finding, pack: "others" }]);
    const [run] = sarifLog({ packs, stacks: [stack] }, "preview").runs;
    expect(run?.tool.driver.name).toBe("rules+others");
    expect(run?.results.map(({ ruleId, ruleIndex }) => [ruleId, ruleIndex])).toEqual([
      ["rules/bucket-encrypted", 0],
      ["others/bucket-encrypted", 2],
    ]);
  });
});

describe("a SARIF result", () => {
  test("is at the line that makes the resource, and links to the line of the app", () => {
    const { partialFingerprints, ...result } = resultOf();
    expect(result).toEqual({
      ruleId: "bucket-encrypted",
      ruleIndex: 0,
      level: "error",
      message: { text: "Bucket data-a: set size; size is 1 (app.dev)\nMade by [apps/main.ts:3](1)." },
      locations: [
        {
          ...place("libs/storage.ts", 7),
          logicalLocations: [{ name: "data-a", fullyQualifiedName: finding.urn, kind: "resource" }],
        },
      ],
      relatedLocations: [{ id: 1, message: { text: "Made by this line" }, ...place("apps/main.ts", 3) }],
    });
    expect(Object.keys(partialFingerprints)).toEqual(["finding/v1", "primaryLocationLineHash"]);
  });

  test("has no other line to link to when the app itself makes the resource", () => {
    const { message, relatedLocations } = resultOf({ file: "apps/main.ts", line: 3 });
    expect(message.text).toBe("Bucket data-a: set size; size is 1 (app.dev)");
    expect(relatedLocations).toBeUndefined();
  });

  test("is at the stack's own file when no line is known", () => {
    const unplaced = { file: null, line: null, appFile: null, appLine: null };
    const [location] = resultOf({ ...unplaced, name: "" }).locations;
    expect(location).toMatchObject(place("stacks/Pulumi.app.dev.yaml", 1));
    expect(resultOf({ ...unplaced, name: "" }).message.text).toBe("The stack: set size; size is 1 (app.dev)");
  });

  test.each([
    ["error", { level: "mandatory", severity: "low" }],
    ["warning", { level: "advisory", severity: "medium" }],
    ["note", { level: "advisory", severity: "low" }],
    ["note", { level: "advisory", severity: null }],
  ] as const)("is of level %s for %j", (level, parts) => {
    expect(resultOf(parts).level).toBe(level);
  });

  test("is one for all stacks, of the strictest level, and says what is wrong in which", () => {
    const advice: Finding = { ...finding, level: "advisory", message: "set size; size is 2" };
    const { results } = runOf(exampleStack("app.dev", [advice]), exampleStack("app.prod", [finding]));
    expect(results.map(({ level, message }) => [level, message.text])).toEqual([
      [
        "error",
        "Bucket data-a: set size; size is 1 (app.prod)\nset size; size is 2 (app.dev)\nMade by [apps/main.ts:3](1).",
      ],
    ]);
    expect(results[0]?.locations[0]?.logicalLocations?.map((one) => one.fullyQualifiedName)).toEqual([
      finding.urn.replace("app.dev", "app.prod"),
      finding.urn,
    ]);
  });

  test("keeps its fingerprint when lines move and values change", () => {
    const fingerprints = ({ line, message }: Partial<Finding>) =>
      resultOf({ line, message }).partialFingerprints;
    expect(fingerprints({ line: 99, message: "set size; size is 9" })).toEqual(
      resultOf().partialFingerprints,
    );
  });

  test("writes braces and brackets as the standard wants them", () => {
    const { message, relatedLocations } = resultOf({ message: "use {a}", appFile: "a [b]/c.ts" });
    expect(message.text).toBe("Bucket data-a: use {{a}} (app.dev)\nMade by [a \\[b\\]/c.ts:3](1).");
    expect(relatedLocations?.[0]).toMatchObject(place("a%20%5Bb%5D/c.ts", 3));
  });

  test("says whether it is new, when there is something to compare with", () => {
    const stacks = [exampleStack("app.dev", [finding, { ...finding, policy: "has-trail" }])];
    const comparison = compare(stacks, [exampleStack("app.dev", [finding])]);
    const [run] = sarifLog({ packs: [examplePack], stacks }, "preview", comparison).runs;
    expect(run?.results.map(({ baselineState }) => baselineState)).toEqual(["unchanged", "new"]);
  });
});

test("a stack that cannot be previewed makes the SARIF run unsuccessful, and says why", () => {
  expect(runOf(exampleReport).invocations).toEqual([
    {
      executionSuccessful: false,
      toolExecutionNotifications: [
        { level: "error", message: { text: "app.dev: it broke" }, locations: [place("apps/main.ts", 5)] },
      ],
    },
  ]);
});
