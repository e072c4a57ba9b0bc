import type { Property } from "@mlops/api-constraints/property";
import { codebuild } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";
import { secretsIn } from "../../secrets-in-text.ts";

const credentials = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"];

export const codebuildNoPlaintextCredentials = resourceRule("codebuild-no-plaintext-credentials", {
  resourceTypes: [codebuild.project],
  check({ props }, report) {
    for (const variable of props.at("environment.environmentVariables").elements) {
      const what = secretOf(variable);
      if (what === undefined) continue;
      const todo =
        "keep the secret in Secrets Manager or Parameter Store and set the variable's type accordingly";
      report({ todo: `${todo}; ${variable.at("value").path} holds ${what}` });
    }
  },
});

/** What secret a variable that is plain text certainly holds. */
function secretOf(variable: Property): string | undefined {
  const type = variable.at("type");
  const name = variable.at("name");
  const isPlain = type.isMissing || type.is("PLAINTEXT");
  if (!isPlain) return undefined;
  if (name.is(...credentials)) return "credentials of AWS";
  return secretsIn(`${name.text ?? ""}=${variable.at("value").text ?? ""}`)[0]?.what;
}
