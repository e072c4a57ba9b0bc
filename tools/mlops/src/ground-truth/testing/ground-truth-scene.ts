import { raw } from "../../testing/pretend-aws.ts";
import { published } from "../../testing/run-command.ts";
import type { Scene } from "../../testing/scene.ts";
import { labelsWorkspace } from "./workspace.ts";

const bucket = "mlops-platform-qa-ml-data-5d0b3c1e";
const labelled = [
  ["8f14e45f-ceea-467f-a0e6-0c1f3a5b7d21", 2, "2026-11-21T08:12:00Z"],
  ["c9f0f895-fb98-4b91-9f53-2f1d6b8e4a07", 0, "2026-11-21T08:47:00Z"],
  ["45c48cce-2e2d-4fbd-aa1a-fc51c7c6ad26", 1, "2026-11-21T09:03:00Z"],
] as const;

const csv = ["inference_id,label,labelled_at", ...labelled.map((row) => row.join(",")), ""].join("\n");
const doubtful = ["inference_id,label", `${labelled[0][0]},2`, `${labelled[0][0]},1`, ",0", ""].join("\n");

/** Labels of three requests to sentiment in qa, and a bucket without labels. */
export const groundTruthScene: Scene = {
  get root() {
    return labelsWorkspace({ "labels.csv": csv, "doubtful.csv": doubtful });
  },
  operations: () => ({
    ...published("platform.qa", { "ml-environment/data-bucket-name": bucket }),
    "GET *list-type=2*": raw("<ListBucketResult></ListBucketResult>", "application/xml"),
    "PUT *": raw("", "application/xml"),
  }),
};
