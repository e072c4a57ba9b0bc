import type { InstanceArgs } from "@pulumi/aws/ec2/instance.js";
import type { LaunchTemplateArgs } from "@pulumi/aws/ec2/launchTemplate.js";
import type { Unwrap } from "@pulumi/pulumi";
import { ec2 } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { ec2UserdataNoSecrets } from "./ec2-userdata-no-secrets.ts";

const encoded = (script: string) => Buffer.from(script).toString("base64");
const script = "#!/bin/bash\naws secretsmanager get-secret-value --secret-id prod/database\n";
// Put together here, so that nobody's scanner takes this file for a leak.
const leak = `#!/bin/bash\nexport AWS_ACCESS_KEY_ID=${["AKIA", "IOSFODNN7ABCDEFG"].join("")}\n`;
const message = (path: string) =>
  "keep the secret in Secrets Manager and let the instance fetch it; " +
  `line 2 of ${path} holds an AWS access key`;

const box: Unwrap<InstanceArgs> = { userData: script };

describe.each([ec2.instance, ec2.launchConfiguration, ec2.spotInstanceRequest])("%s", (type) => {
  describeResourceRule(ec2UserdataNoSecrets, {
    compliant: { type, props: box },
    finds: {
      "an access key": { change: { userData: leak }, messages: [message("userData")] },
      "an access key in base64": {
        change: { userData: ABSENT, userDataBase64: encoded(leak) },
        messages: [message("userDataBase64")],
      },
    },
    passes: {
      "nothing to do": { change: { userData: ABSENT } },
      "a script that is known later": { change: { userData: UNKNOWN } },
    },
  });
});

const template: Unwrap<LaunchTemplateArgs> = { userData: encoded(script) };

describeResourceRule(ec2UserdataNoSecrets, {
  compliant: { type: ec2.launchTemplate, props: template },
  finds: {
    "an access key": { change: { userData: encoded(leak) }, messages: [message("userData")] },
  },
});
