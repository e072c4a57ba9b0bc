import type { PlatformRef } from "@mlops/contracts";
import type { ModelEndpointArgs } from "@mlops/endpoint";
import type { SentimentConfig } from "./sections.ts";

/** The endpoint that the stack file asks for, on the environment's platform. */
export function served(
  { model, serving, trustedAccounts }: SentimentConfig,
  platform: PlatformRef,
): ModelEndpointArgs {
  const { environment, guardrails, keys, alarmTopic, network, mlEnvironment } = platform;
  const everywhere = { environment, guardrails, keys, alarmTopic, trustedAccounts };
  const packaged = { kind: "package", ...model } as const;
  if (serving.mode === "serverless") return { ...everywhere, ...serving, model: packaged };

  const { mode, canary, ...machines } = serving;
  return {
    ...everywhere,
    network,
    mlEnvironment,
    mode,
    variants: { main: { model: packaged, ...machines } },
    ...(canary && { rollout: { mode: "canary", first: { percent: canary.percent }, bake: canary.bake } }),
  };
}
