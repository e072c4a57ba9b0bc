import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stackFile } from "../../aws/stack-place.ts";

/** Bucket of dev's data. */
export const dataBucket = "mlops-platform-dev-ml-data-7c284937";

const place = `config:
  mlops-platform:account: "111122223333"
  mlops-platform:region: eu-west-1
`;

const stacks: Readonly<Record<string, string>> = {
  "platform.dev": place,
  // Credentials of tests are of one account.
  "platform.qa": place,
  "sentiment.qa": `${place}  mlops-platform:monitor: { problem: multiclass, groundTruth: labels/sentiment/ }\n`,
  "churn.dev": `${place}  mlops-platform:monitor: { problem: binary, groundTruth: labels/churn/ }\n`,
  "price.dev": `${place}  mlops-platform:monitor: { problem: regression, groundTruth: s3://${dataBucket}/labels/price/ }\n`,
  "open.dev": `${place}  mlops-platform:monitor: { groundTruth: labels/open }\n`,
  "several.dev": `${place}  mlops-platform:first: { groundTruth: labels/first/ }
  mlops-platform:second: { groundTruth: labels/second/ }
`,
};

/**
 * A workspace with stacks that monitor models in dev, and files of labels.
 * @param files by their names
 */
export function labelsWorkspace(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), "labels-"));
  mkdirSync(join(root, "stacks"));
  for (const [stack, text] of Object.entries(stacks)) writeFileSync(join(root, stackFile(stack)), text);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text);
  return root;
}
