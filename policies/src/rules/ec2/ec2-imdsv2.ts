import { ec2 } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const ec2Imdsv2 = resourceRule("ec2-imdsv2", {
  settings: { maxHops: 1 },
  resourceTypes: [ec2.instance, ec2.launchConfiguration, ec2.launchTemplate, ec2.spotInstanceRequest],
  check({ props }, report, { settings: { maxHops } }) {
    const options = props.at("metadataOptions");
    // A launch template decides, and is judged itself.
    if (options.isMissing && !props.at("launchTemplate").isMissing) return;
    if (!options.at("httpEndpoint").isNot("disabled")) return;
    const tokens = options.at("httpTokens");
    const hops = options.at("httpPutResponseHopLimit");
    if (tokens.isNot("required")) report({ property: tokens });
    if ((hops.number ?? 0) > maxHops) {
      report({ property: hops, todo: `set metadataOptions.httpPutResponseHopLimit to ${maxHops}` });
    }
  },
});
