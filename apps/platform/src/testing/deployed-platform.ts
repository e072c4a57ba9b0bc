import { platformOutputs } from "@mlops/contracts/testing";
import { type EnvironmentName, awsEnvironment } from "@mlops/core";
import { type Cloud, pretendCloud, stackFileValues } from "@mlops/testing";
import platform from "../index.ts";

/**
 * The platform as its stack file in `stacks/` wants it, in an account that is ready: its permissions boundary is
 * `arn:aws:iam::<account>:policy/mlops/boundary`.
 * @param change values that replace those of the file, by key; `undefined` takes the key out
 */
export function deployedPlatform(
  environment: EnvironmentName,
  change: Readonly<Record<string, unknown>> = {},
): Promise<Cloud> {
  const stack = { app: "platform", environment };
  const values = { ...stackFileValues(stack), ...change };
  const place = {
    app: "account",
    name: environment,
    account: String(values["account"]),
    region: "eu-west-1",
  };
  const { guardrails } = platformOutputs(awsEnvironment(place));
  return pretendCloud(() => platform.run(stack), {
    stack: `platform.${environment}`,
    config: Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)),
    references: { [`account.${environment}`]: { guardrails } },
  });
}
