import type { RepositoryArgs } from "@pulumi/aws/ecr/repository.js";
import type { RepositoryArgs as AwsxRepositoryArgs } from "@pulumi/awsx/ecr/repository.js";
import type { Unwrap } from "@pulumi/pulumi";
import { ecr } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { ecrImmutable } from "./ecr-immutable.ts";

const repository: Unwrap<RepositoryArgs & AwsxRepositoryArgs> = {
  imageTagMutability: "IMMUTABLE",
  name: "training",
};
const message = (came: string) => `set imageTagMutability to "IMMUTABLE"; imageTagMutability is ${came}`;

describe.each([ecr.repository, ecr.awsxRepository])("%s", (type) => {
  describeResourceRule(ecrImmutable, {
    compliant: { type, props: repository },
    required: ["imageTagMutability"],
    finds: {
      "tags that move": { change: { imageTagMutability: "MUTABLE" }, messages: [message('"MUTABLE"')] },
      "some tags that move": {
        change: { imageTagMutability: "IMMUTABLE_WITH_EXCLUSION" },
        messages: [message('"IMMUTABLE_WITH_EXCLUSION"')],
      },
    },
    passes: { "a setting that is known later": { change: { imageTagMutability: UNKNOWN } } },
  });
});

describeResourceRule(ecrImmutable, {
  compliant: { type: ecr.awsxRepository, props: repository },
  finds: {
    "a component that leaves it out": {
      change: { imageTagMutability: ABSENT },
      messages: [message("absent")],
    },
  },
  passes: {
    "under the engine: a component that shows nothing": {
      change: { imageTagMutability: ABSENT, name: ABSENT },
    },
  },
});
