import { lambda } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";
import { secretsIn } from "../../secrets-in-text.ts";

export const lambdaNoSecrets = resourceRule({
  id: "lambda-no-secrets",
  severity: "critical",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "No secrets are in the environment variables of functions.",
  remediation: "keep the secret in Secrets Manager and give the function its name",
  mapping: {
    checkov: ["CKV_AWS_45"],
    kics: ["1402afd8"],
    prowler: ["awslambda_function_no_secrets_in_variables"],
  },
  resourceTypes: [lambda.function],
  check({ props }, report) {
    const variables = props.at("environment.variables");
    for (const name of variables.keys.toSorted()) {
      const { text = "", path } = variables.key(name);
      const [secret] = secretsIn(`${name}=${text}`);
      if (secret) {
        const todo = `keep the secret in Secrets Manager and give the function its name; ${path} holds ${secret.what}`;
        report({ todo });
      }
    }
  },
});
