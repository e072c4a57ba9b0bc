import { ModelApprovalStatus, SageMakerClient, paginateListModelPackages } from "@aws-sdk/client-sagemaker";
import { z } from "zod";
import { collected } from "../aws/collected.ts";
import { defineAction } from "../command/action.ts";
import { stackValue, textValue, wholeNumberText } from "../command/given-values.ts";
import { moment } from "../command/moment.ts";
import { table } from "../command/table.ts";
import { decisionsIn, shortName } from "./approval-record.ts";
import { type Version, describedVersions } from "./described-version.ts";
import { headlineMetrics, metricText } from "./metrics-in.ts";
import { type PinnedBy, pinnedBy } from "./pins.ts";
import { type RegisteredModel, registeredModel } from "./registered-model.ts";
import { type MeasuredVersion, measuredVersions } from "./version-metrics.ts";

/** Each is described by a request of its own. */
const mostVersions = 1_000;

/** `models list`. */
export const listModels = defineAction(
  z.strictObject({
    stack: stackValue(),
    model: textValue().optional(),
    status: z
      .enum(ModelApprovalStatus, { error: "expected Approved, Rejected or PendingManualApproval" })
      .optional(),
    metric: z.array(textValue()).default([]),
    limit: wholeNumberText({ min: 1, max: mostVersions }),
  }),
  async ({ stack, model: name, status, metric, limit }, context) => {
    const model = await registeredModel(context, stack, name);
    // One more than is shown tells whether there are more.
    const numbers = await versionNumbers(model, status, limit + 1);
    const described = await describedVersions(model, numbers.slice(0, limit));
    const versions = await measuredVersions(model, described, context);
    const pins = pinnedBy(context.root, model);
    const metrics = metric.length > 0 ? metric : headlineMetrics(versions.map((one) => one.metrics));
    const hasMore = numbers.length > limit;
    const titles = ["version", "status", "created", ...metrics, "decided by", "pinned by"];
    return {
      data: {
        model: model.name,
        modelPackageGroupName: model.groupName,
        versions: versions.map((version) => listed(version, pins)),
        hasMore,
      },
      lines: [
        `${model.name} of ${model.registry}: ${model.groupName}`,
        ...(versions.length === 0
          ? ["no versions"]
          : table(titles, versions.map(rowOf(model.name, metrics, pins)), context.terminal)),
        ...(hasMore ? [`older versions are left out; --limit shows up to ${mostVersions}`] : []),
      ],
    };
  },
);

/** Numbers of a model's versions, the newest first. */
async function versionNumbers(
  { connection, groupName }: RegisteredModel,
  status: ModelApprovalStatus | undefined,
  limit: number,
): Promise<number[]> {
  const pages = paginateListModelPackages(
    { client: connection.client(SageMakerClient), pageSize: Math.min(limit, 100) },
    {
      ModelPackageGroupName: groupName,
      ModelApprovalStatus: status,
      SortBy: "CreationTime",
      SortOrder: "Descending",
    },
  );
  const packages = await collected(pages, (page) => page.ModelPackageSummaryList, limit);
  return packages.flatMap(({ ModelPackageVersion }) => ModelPackageVersion ?? []).toSorted((a, b) => b - a);
}

/** Who has decided about a version as it stands: as it is recorded, or else who has changed it in Studio. */
function decidedBy({ described, approval }: Version): string | undefined {
  const [last] = decisionsIn(described.ApprovalDescription);
  // What the console changes has no record: the last one may be about another decision.
  if (last?.status === approval) return last.by;
  return approval === "PendingManualApproval" ? undefined : described.LastModifiedBy?.UserProfileName;
}

function listed(version: MeasuredVersion, pins: readonly PinnedBy[]) {
  const { number, arn, status, approval, described, metrics } = version;
  return {
    version: number,
    arn,
    status,
    approvalStatus: approval,
    created: described.CreationTime,
    metrics,
    decidedBy: decidedBy(version),
    pinnedBy: stacksOf(number, pins),
  };
}

/** What waits is what has to be seen: the word that AWS has for it is the longest. */
const shownStatus = ({ status, approval }: Version) => {
  if (status !== "Completed") return status;
  return approval === "PendingManualApproval" ? "Pending" : approval;
};

const rowOf =
  (model: string, metrics: readonly string[], pins: readonly PinnedBy[]) => (version: MeasuredVersion) => {
    const by = decidedBy(version);
    // Stacks of the model's own app are told apart by their environments.
    const stacks = stacksOf(version.number, pins).map((stack) => stack.replace(`${model}.`, ""));
    return {
      version: version.number,
      status: shownStatus(version),
      created: moment(version.described.CreationTime),
      ...Object.fromEntries(metrics.map((name) => [name, metricText(version.metrics[name])])),
      "decided by": by === undefined ? undefined : shortName(by),
      "pinned by": stacks.join(", ") || undefined,
    };
  };

const stacksOf = (version: number, pins: readonly PinnedBy[]) => [
  ...new Set(pins.filter((pin) => pin.version === version).map(({ stack }) => stack)),
];
