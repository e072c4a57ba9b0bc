import type { Property } from "@mlops/api-constraints/property";
import { codebuild } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const codebuildSourceNoCredentials = resourceRule("codebuild-source-no-credentials", {
  resourceTypes: [codebuild.project],
  check({ props }, report) {
    for (const source of [props.at("source"), ...props.at("secondarySources").elements]) {
      const location = source.at("location");
      if (!hasCredentials(location)) continue;
      const todo = "take the credentials out of the address and use a connection or source credential";
      report({ todo: `${todo}; they are in ${location.path}` });
    }
  },
});

/** Bitbucket writes the name of who looks in front of its addresses; a name alone is no credential there. */
function hasCredentials({ text = "" }: Property): boolean {
  const [, user = "", host = ""] = /^https?:\/\/([^/@]+)@([^/:]+)/i.exec(text) ?? [];
  return user.includes(":") || (user !== "" && !/(^|\.)bitbucket\.org$/i.test(host));
}
