import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repository } from "../../testing/run-command.ts";
import type { Scene } from "../../testing/scene.ts";
import { definitions, featureAccount } from "./feature-account.ts";

/** A workspace with the stack files, and a file of reviews. */
export function featuresWorkspace(reviews: string): string {
  const root = mkdtempSync(join(tmpdir(), "features-"));
  mkdirSync(join(root, "stacks"));
  const file = "stacks/Pulumi.platform.dev.yaml";
  cpSync(join(repository, file), join(root, file));
  writeFileSync(join(root, "reviews.csv"), reviews);
  return root;
}

const reviews = [
  "review_id,written_at,text,stars,label",
  'r3,2026-11-21T09:00:00Z,"Good, but late",4,positive',
  "r4,2026-11-21T09:05:00Z,Never again,1,negative",
  "",
].join("\n");

/** The feature store of dev. A feature that is added is there at the second look. */
export const featuresScene: Scene = {
  get root() {
    return featuresWorkspace(reviews);
  },
  operations: () => {
    const account = featureAccount();
    let updates = 0;
    return {
      ...account,
      UpdateFeatureGroup: () => {
        updates += 1;
        return {};
      },
      DescribeFeatureGroup: {
        ...(account["DescribeFeatureGroup"] as object),
        get LastUpdateStatus() {
          return updates > 0 ? { Status: "Successful" } : undefined;
        },
        FeatureDefinitions: definitions,
      },
    };
  },
};
