import { lambda } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";
import { secretsIn } from "../../secrets-in-text.ts";

export const lambdaNoSecrets = resourceRule("lambda-no-secrets", {
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
