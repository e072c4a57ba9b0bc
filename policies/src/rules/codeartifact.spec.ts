import { codeartifact } from "../resource-types.ts";
import { describeResourceRule } from "../testing/index.ts";
import { codeartifactCmk } from "./codeartifact.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import type { DomainArgs } from "@pulumi/aws/codeartifact/domain.js";
import type { Unwrap } from "@pulumi/pulumi";

describe("codeartifact-cmk", () => {
  const domain: Unwrap<DomainArgs> = {
    domain: "mlops",
    encryptionKey: "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
  };

  describeResourceRule(codeartifactCmk, {
    compliant: { type: codeartifact.domain, props: domain },
    required: ["encryptionKey"],
    finds: {
      "the key that AWS manages for CodeArtifact": {
        change: { encryptionKey: "alias/aws/codeartifact" },
        messages: ['set encryptionKey to a customer-managed key; encryptionKey is "alias/aws/codeartifact"'],
      },
    },
    passes: { "a key that is created with the domain": { change: { encryptionKey: UNKNOWN } } },
  });
});
