import fc from "fast-check";
import type { z } from "zod";
import { settingsProblems } from "@mlops/core";
import { accessLogRules, bucketLifecycleSettings, objectRules } from "./lifecycle.ts";

type Settings = z.input<typeof bucketLifecycleSettings>;

const rulesOf = (settings: Settings) => objectRules(bucketLifecycleSettings.parse(settings));

const unfinishedUploads = {
  id: "unfinished-uploads",
  status: "Enabled",
  filter: {},
  abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
};

describe("the lifecycle of objects", () => {
  test("moves objects to Intelligent-Tiering and keeps old versions for a year by default", () => {
    expect(rulesOf({})).toEqual([
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

  test("deletes objects of a prefix, and their old versions the day after", () => {
    const rules = rulesOf({ expire: { "captured/": "90 days", "tmp/": "1 day" } });
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

  test.each<[string, Settings, string[] | undefined]>([
    ["a week", { keepOldVersions: "7 days" }, undefined],
    ["a month short of infrequent access", { keepOldVersions: "59 days" }, undefined],
    ["just long enough for infrequent access", { keepOldVersions: "60 days" }, ["STANDARD_IA"]],
    ["a day short of archive", { keepOldVersions: "179 days" }, ["STANDARD_IA"]],
    ["just long enough for archive", { keepOldVersions: "180 days" }, ["STANDARD_IA", "GLACIER"]],
  ])("moves old versions only where that pays: kept for %s", (_, lifecycle, classes) => {
    const moves = rulesOf(lifecycle).flatMap(({ noncurrentVersionTransitions }) => [
      noncurrentVersionTransitions,
    ]);
    const named = classes?.map((storageClass, index) => ({ noncurrentDays: [30, 90][index], storageClass }));
    expect(moves).toEqual([undefined, undefined, named]);
  });

  test("never moves a version after its expiry", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3650 }), (days) => {
        const [, , rule] = rulesOf({ keepOldVersions: `${days} days` });
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

describe("settings of a lifecycle", () => {
  test.each<[string, Settings, string[]]>([
    ["may be none", {}, []],
    ["may tier at once", { tierAfter: "0 days" }, []],
    [
      "count in whole days",
      { tierAfter: "12 hours", keepOldVersions: "0 days" },
      [
        'tierAfter: got "12 hours"; expected 0 to 3650 whole days, such as "0 days"',
        'keepOldVersions: got "0 days"; expected 1 to 3650 whole days, such as "1 day"',
      ],
    ],
    [
      "name prefixes that end where a folder does",
      { expire: { captured: "90 days", "/tmp/": "1 day", "": "1 day" } },
      [
        'expire.captured: got "captured"; expected a prefix that ends with "/", such as "captured/"',
        'expire["/tmp/"]: got "/tmp/"; expected a prefix that ends with "/", such as "captured/"',
        'expire[""]: got ""; expected a prefix that ends with "/", such as "captured/"',
      ],
    ],
    [
      "delete nothing on the day it is written",
      { expire: { "captured/": "0 days" } },
      ['expire["captured/"]: got "0 days"; expected 1 to 3650 whole days, such as "1 day"'],
    ],
  ])("%s", (_, settings, problems) => {
    expect(settingsProblems(bucketLifecycleSettings, settings)).toEqual(problems);
  });
});
