import { athena } from "../resource/resource-types.ts";
import { describeResourceRule } from "../testing/index.ts";
import { athenaEncrypted } from "./athena.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import type { DatabaseArgs } from "@pulumi/aws/athena/database.js";
import type { WorkgroupArgs } from "@pulumi/aws/athena/workgroup.js";
import type { Unwrap } from "@pulumi/pulumi";

describe("athena-encrypted", () => {
  const message = (path: string, came = "absent") =>
    `set encryptionConfiguration.encryptionOption, such as "SSE_KMS"; ${path}encryptionConfiguration` +
    `.encryptionOption is ${came}`;

  const workgroup: Unwrap<WorkgroupArgs> = {
    configuration: { resultConfiguration: { encryptionConfiguration: { encryptionOption: "SSE_KMS" } } },
  };
  const results = "configuration.resultConfiguration.";

  describeResourceRule(athenaEncrypted, {
    compliant: { type: athena.workgroup, props: workgroup },
    finds: {
      "a workgroup that says nothing": { change: { configuration: ABSENT }, messages: [message(results)] },
      "results in plain text": {
        change: { [`${results}encryptionConfiguration`]: ABSENT },
        messages: [message(results)],
      },
      "an empty choice": {
        change: { [`${results}encryptionConfiguration.encryptionOption`]: "" },
        messages: [message(results, '""')],
      },
    },
    passes: {
      "results that Athena keeps": {
        change: { configuration: { managedQueryResultsConfiguration: { enabled: true } } },
      },
      "results that Athena may keep": {
        change: { configuration: { managedQueryResultsConfiguration: { enabled: UNKNOWN } } },
      },
      "settings that are known later": { change: { configuration: UNKNOWN } },
    },
  });

  const database: Unwrap<DatabaseArgs> = {
    bucket: "results",
    encryptionConfiguration: { encryptionOption: "SSE_S3" },
  };

  describeResourceRule(athenaEncrypted, {
    compliant: { type: athena.database, props: database },
    finds: {
      "results in plain text": { change: { encryptionConfiguration: ABSENT }, messages: [message("")] },
    },
  });
});
