import type { RepositoryArgs } from "@pulumi/aws/ecr/repository.js";
import type { RepositoryArgs as AwsxRepositoryArgs } from "@pulumi/awsx/ecr/repository.js";
import type { Unwrap } from "@pulumi/pulumi";
import { ecr } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { ecrScanOnPush } from "./ecr-scan-on-push.ts";

const repository: Unwrap<RepositoryArgs & AwsxRepositoryArgs> = {
  name: "training",
  imageScanningConfiguration: { scanOnPush: true },
};
const message = (came: string) =>
  `set imageScanningConfiguration.scanOnPush to true; imageScanningConfiguration.scanOnPush is ${came}`;

describe.each([ecr.repository, ecr.awsxRepository])("%s", (type) => {
  describeResourceRule(ecrScanOnPush, {
    compliant: { type, props: repository },
    finds: {
      "images that are not scanned": {
        change: { "imageScanningConfiguration.scanOnPush": false },
        messages: [message("false")],
      },
      "a repository that says nothing": {
        change: { imageScanningConfiguration: ABSENT },
        messages: [message("absent")],
      },
    },
    passes: { "settings that are known later": { change: { imageScanningConfiguration: UNKNOWN } } },
  });
});

describeResourceRule(ecrScanOnPush, {
  compliant: { type: ecr.awsxRepository, props: {} },
  finds: {
    "a component that leaves it out": { change: { name: "training" }, messages: [message("absent")] },
  },
});
