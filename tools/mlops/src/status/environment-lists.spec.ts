import { type Asked, startPretendAws } from "../testing/pretend-aws.ts";
import { runCommand } from "../testing/run-command.ts";
import { environmentScene } from "./testing/environment-scene.ts";

/** A list that AWS answers in pages of a hundred. */
const paged =
  (key: string, all: readonly object[]) =>
  ({ input }: Asked) => {
    const start = Number(input["NextToken"] ?? 0);
    return {
      [key]: all.slice(start, start + 100),
      ...(start + 100 < all.length && { NextToken: String(start + 100) }),
    };
  };
const numbers = Array.from({ length: 150 }, (_, index) => index);

test("alarms, pending versions and apps are read to the last page", async () => {
  const names = numbers.map((index) => `alarm-${String(index).padStart(3, "0")}`);
  const { GetResources, ...operations } = environmentScene.operations();
  const { ResourceTagMappingList } = GetResources as { readonly ResourceTagMappingList: readonly object[] };
  const aws = await startPretendAws({
    ...operations,
    GetResources: {
      ResourceTagMappingList: [
        ...ResourceTagMappingList,
        ...names.map((name) => ({ ResourceARN: `arn:aws:cloudwatch:eu-west-1:111122223333:alarm:${name}` })),
      ],
    },
    DescribeAlarms: paged(
      "MetricAlarms",
      names.map((AlarmName) => ({ AlarmName })),
    ),
    ListModelPackages: paged(
      "ModelPackageSummaryList",
      numbers.map((index) => ({ ModelPackageVersion: 150 - index })),
    ),
    ListApps: paged(
      "Apps",
      numbers.map((index) => ({ AppType: "JupyterLab", SpaceName: `space-${index}`, Status: "InService" })),
    ),
  });
  const { out } = await runCommand("status dev --json", aws);
  await aws.stop();
  const shown = JSON.parse(out.join("\n")) as {
    readonly alarms: readonly { readonly alarm: string }[];
    readonly pendingApprovals: readonly { readonly version: number }[];
    readonly idle: readonly { readonly what: string }[];
  };
  expect(shown.alarms.map(({ alarm }) => alarm)).toEqual(names);
  expect(shown.pendingApprovals.map(({ version }) => version)).toEqual(numbers.map((index) => 150 - index));
  expect(shown.idle.filter(({ what }) => what.startsWith("JupyterLab of space-"))).toHaveLength(150);
});
