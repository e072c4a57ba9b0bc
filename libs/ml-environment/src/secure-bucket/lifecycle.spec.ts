import fc from "fast-check";
import { type BucketLifecycle, accessLogRules, lifecycleProblems, objectRules } from "./lifecycle.ts";

const unfinishedUploads = {
  id: "unfinished-uploads",
  status: "Enabled",
  filter: {},
  abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
};

describe("the lifecycle of objects", () => {
  test("grows cheap and keeps old versions for a year, unless told otherwise", () => {
    expect(objectRules({})).toEqual([
      unfinishedUploads,
      {
        id: "tiering",
        status: "Enabled",
        filter: {},
        transitions: [{ days: 30, storageClass: "INTELLIGENT_TIERING" }],
      },
      {
        id: "old-versions",
        status: "Enabled",
        filter: {},
        noncurrentVersionTransitions: [
          { noncurrentDays: 30, storageClass: "STANDARD_IA" },
          { noncurrentDays: 90, storageClass: "GLACIER" },
        ],
        noncurrentVersionExpiration: { noncurrentDays: 360 },
        expiration: { expiredObjectDeleteMarker: true },
      },
    ]);
  });

  test("lets objects of a prefix go, and their old versions the day after", () => {
    const rules = objectRules({ expire: { "captured/": "90 days", "tmp/": "1 day" } });
    expect(rules.slice(3)).toEqual([
      {
        id: "expire captured/",
        status: "Enabled",
        filter: { prefix: "captured/" },
        expiration: { days: 90 },
        noncurrentVersionExpiration: { noncurrentDays: 1 },
      },
      {
        id: "expire tmp/",
        status: "Enabled",
        filter: { prefix: "tmp/" },
        expiration: { days: 1 },
        noncurrentVersionExpiration: { noncurrentDays: 1 },
      },
    ]);
  });

  test.each<[string, BucketLifecycle, string[] | undefined]>([
    ["a week", { keepOldVersions: "7 days" }, undefined],
    ["a month short of infrequent access", { keepOldVersions: "59 days" }, undefined],
    ["just long enough for infrequent access", { keepOldVersions: "60 days" }, ["STANDARD_IA"]],
    ["a day short of archive", { keepOldVersions: "179 days" }, ["STANDARD_IA"]],
    ["just long enough for archive", { keepOldVersions: "180 days" }, ["STANDARD_IA", "GLACIER"]],
  ])("moves old versions only where that pays: kept for %s", (_, lifecycle, classes) => {
    const moves = objectRules(lifecycle).flatMap(({ noncurrentVersionTransitions }) => [
      noncurrentVersionTransitions,
    ]);
    const named = classes?.map((storageClass, index) => ({ noncurrentDays: [30, 90][index], storageClass }));
    expect(moves).toEqual([undefined, undefined, named]);
  });

  test("never moves a version after it went, whatever the time", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3650 }), (days) => {
        const [, , rule] = objectRules({ keepOldVersions: `${days} days` });
        const text = JSON.stringify(rule?.noncurrentVersionTransitions ?? []);
        const moves = [...text.matchAll(/"noncurrentDays":(\d+)/g)].map(([, at]) => Number(at));
        expect(rule?.noncurrentVersionExpiration).toEqual({ noncurrentDays: days });
        expect(moves.every((at) => at < days)).toBe(true);
      }),
    );
  });
});

describe("the lifecycle of access logs", () => {
  test("ends after their retention", () => {
    expect(accessLogRules("400 days")).toEqual([
      unfinishedUploads,
      {
        id: "expire",
        status: "Enabled",
        filter: {},
        expiration: { days: 400 },
        noncurrentVersionExpiration: { noncurrentDays: 1 },
      },
    ]);
  });
});

describe("a lifecycle", () => {
  test.each<[string, BucketLifecycle, string[]]>([
    ["may say nothing", {}, []],
    ["may tier at once", { tierAfter: "0 days" }, []],
    [
      "counts in whole days",
      { tierAfter: "12 hours", keepOldVersions: "0 days" },
      [
        'lifecycle.tierAfter is "12 hours"; allowed: whole days, 0 to 3650, such as "0 days"',
        'lifecycle.keepOldVersions is "0 days"; allowed: whole days, 1 to 3650, such as "1 day"',
      ],
    ],
    [
      "names prefixes that end where a folder does",
      { expire: { captured: "90 days", "/tmp/": "1 day", "": "1 day" } },
      [
        'lifecycle.expire has the prefix "captured"; expected one such as "captured/"',
        'lifecycle.expire has the prefix "/tmp/"; expected one such as "captured/"',
        'lifecycle.expire has the prefix ""; expected one such as "captured/"',
      ],
    ],
    [
      "lets nothing go before it came",
      { expire: { "captured/": "0 days" } },
      ['lifecycle.expire["captured/"] is "0 days"; allowed: whole days, 1 to 3650, such as "1 day"'],
    ],
  ])("%s", (_, lifecycle, problems) => {
    expect(lifecycleProblems("lifecycle", lifecycle)).toEqual(problems);
  });
});
