import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stackFile } from "../../aws/stack-place.ts";
import { published } from "../../testing/run-command.ts";

/** Group of sentiment's versions, as platform.dev makes it. */
export const groupName = "mlops-platform-dev-sentiment-cc2a1e2c";

/** The ARN of a version. */
export const arnOf = (version: number) =>
  `arn:aws:sagemaker:eu-west-1:111122223333:model-package/${groupName}/${version}`;

/** What platform.dev has published: a registry with one model. */
export const registryNames = published("platform.dev", { "registry/sentiment/group-name": groupName });

/** Bus of the approvals. */
export const busArn =
  "arn:aws:events:eu-west-1:444455556666:event-bus/mlops-delivery-shared-approvals-689e9260";

const place = (account: string) => `config:
  mlops-platform:account: "${account}"
  mlops-platform:region: eu-west-1
`;
const registry = '  mlops-platform:registry: { environment: dev, account: "111122223333" }\n';

const stacks: Readonly<Record<string, string>> = {
  "platform.dev": `${place("111122223333")}  mlops-platform:registry:
    sentiment:
      approvals: { busArn: "${busArn}" }
`,
  "platform.qa": place("222233334444"),
  "delivery.dev": place("111122223333"),
  "sentiment.dev": `${place("111122223333")}${registry}  mlops-platform:endpoint:
    mode: serverless
    model: { kind: registered, version: 12 }
`,
  "sentiment.qa": `# One machine of the type that prod has.
${place("222233334444")}${registry}  mlops-platform:endpoint:
    mode: real-time
    variants:
      main:
        model: { kind: registered, version: 12 } # tried since Monday
        instanceType: ml.c7i.large
`,
  "sentiment.prod": `${place("333344445555")}${registry}  mlops-platform:endpoint:
    mode: real-time
    variants:
      main:
        model:
          version: 11
          kind: registered
      challenger: { model: { kind: registered, version: 12 }, weight: 0 }
`,
};

/** A workspace whose stacks serve versions of dev's registry. A test may change it. */
export function registryWorkspace(): string {
  const root = mkdtempSync(join(tmpdir(), "registry-"));
  mkdirSync(join(root, "stacks"));
  for (const [stack, text] of Object.entries(stacks)) writeFileSync(join(root, stackFile(stack)), text);
  return root;
}
