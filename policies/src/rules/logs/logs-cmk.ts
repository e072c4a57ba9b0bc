import { logs } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const logsCmk = resourceRule("logs-cmk", {
  resourceTypes: [logs.group],
  check({ props }, report) {
    const property = props.at("kmsKeyId");
    if (property.isMissing) report({ property });
  },
});
