import { codebuild } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const codebuildNotPrivileged = resourceRule("codebuild-not-privileged", {
  resourceTypes: [codebuild.project],
  check({ props }, report) {
    const property = props.at("environment.privilegedMode");
    if (property.is(true)) report({ property });
  },
});
