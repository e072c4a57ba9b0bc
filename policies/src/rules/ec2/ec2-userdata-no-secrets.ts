import { ec2 } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";
import { secretsIn } from "../../secrets-in-text.ts";

export const ec2UserdataNoSecrets = resourceRule("ec2-userdata-no-secrets", {
  resourceTypes: [ec2.instance, ec2.launchConfiguration, ec2.launchTemplate, ec2.spotInstanceRequest],
  check({ props }, report) {
    for (const { text = "", path } of [props.at("userData"), props.at("userDataBase64")]) {
      for (const { what, line } of secretsIn(decoded(text))) {
        const todo = "keep the secret in Secrets Manager and let the instance fetch it";
        report({ todo: `${todo}; line ${line} of ${path} holds ${what}` });
      }
    }
  },
});

/** What instances are to do is plain or in base64, whichever property holds it: scripts have characters that base64 has not. */
function decoded(text: string): string {
  const isBase64 = /^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(text);
  return isBase64 ? Buffer.from(text, "base64").toString("utf8") : text;
}
