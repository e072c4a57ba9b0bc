import { pretendCloud } from "@mlops/testing";
import { AccountGuards } from "./account-guards.ts";

const deployed = () => pretendCloud(() => new AccountGuards("guards"));

test("no bucket is public, volumes are encrypted, and no snapshot is shared with everybody", async () => {
  const cloud = await deployed();
  expect(cloud.census()).toEqual([
    "AccountGuards guards",
    "AccountPublicAccessBlock guards-public-access",
    "EncryptionByDefault guards-volumes",
    "SnapshotBlockPublicAccess guards-snapshots",
  ]);
  expect(cloud.inputs("guards-public-access")).toEqual({
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  });
  expect(cloud.inputs("guards-volumes")).toEqual({ enabled: true });
  expect(cloud.inputs("guards-snapshots")).toEqual({ state: "block-all-sharing" });
});

test("every guard is protected: deleting one switches it off", async () => {
  const { resources } = await deployed();
  const guards = resources.filter(({ type }) => type.startsWith("aws:"));
  expect(guards.map(({ protect }) => protect)).toEqual([true, true, true]);
});
