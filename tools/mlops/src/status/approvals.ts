import { SageMakerClient, paginateListModelPackages } from "@aws-sdk/client-sagemaker";
import { collected } from "../aws/collected.ts";
import { concurrently } from "../aws/concurrently.ts";
import type { Connection } from "../aws/connection.ts";
import { moment } from "../command/moment.ts";
import { type Section, section } from "./section.ts";

/** Versions of models that wait for approval, newest first. */
export async function approvals(connection: Connection, groups: readonly string[]): Promise<Section> {
  const client = connection.client(SageMakerClient);
  const rows = await concurrently(groups, async (ModelPackageGroupName) => {
    const pages = paginateListModelPackages(
      { client },
      {
        ModelPackageGroupName,
        ModelApprovalStatus: "PendingManualApproval",
        SortBy: "CreationTime",
        SortOrder: "Descending",
      },
    );
    const waiting = await collected(pages, ({ ModelPackageSummaryList }) => ModelPackageSummaryList);
    return waiting.map(({ ModelPackageVersion, CreationTime }) => ({
      model: ModelPackageGroupName,
      version: ModelPackageVersion,
      registered: moment(CreationTime),
    }));
  });
  return section(
    ["pendingApprovals", "pending approvals"],
    { model: "model", version: "version", registered: "registered" },
    rows.flat(),
  );
}
