import type { Unwrap } from "@pulumi/pulumi";
import type { KeyArgs } from "@pulumi/aws/kms/key.js";
import { keyTypes } from "../../kms-key-types.ts";
import { kms } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { kmsDeletionWindow } from "./kms-deletion-window.ts";

const key: Unwrap<KeyArgs> = { deletionWindowInDays: 30 };

describeResourceRule(kmsDeletionWindow, {
  compliant: { type: kms.key, props: key },
  finds: {
    "a window that is too short everywhere": {
      change: { deletionWindowInDays: 7 },
      settings: { minDays: 14, minDaysInProd: 14 },
      messages: ["set deletionWindowInDays to 14 or more; deletionWindowInDays is 7"],
    },
    "a window that is too short for production": {
      change: { deletionWindowInDays: 29 },
      messages: ["set deletionWindowInDays to 30 or more; deletionWindowInDays is 29"],
    },
  },
  passes: {
    "the window that KMS takes by itself": { change: { deletionWindowInDays: ABSENT } },
    "a window that is known later": { change: { deletionWindowInDays: UNKNOWN } },
  },
});

describe("kms-deletion-window", () => {
  test("is about every type of key", () => {
    expect(kmsDeletionWindow.resourceTypes).toEqual(keyTypes);
  });
});
