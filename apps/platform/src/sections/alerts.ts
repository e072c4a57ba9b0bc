import { z } from "zod";
import type { GuardrailsRef } from "@mlops/contracts";
import type { SlackChannel } from "@mlops/observability";

/** Section `alerts`: who hears of alarms and of money. */
export const alertsSection = z.strictObject({
  emails: z.array(z.string()).optional(),
  slack: z.record(z.string(), z.strictObject({ workspaceId: z.string(), channelId: z.string() })).default({}),
  /** What the platform itself may cost in a month, in US dollars, before somebody is told. */
  monthlyUsd: z.number(),
});

/** The section's channels, each capped by the guard rails. */
export function slackChannels(
  { slack }: z.output<typeof alertsSection>,
  guardrails: GuardrailsRef,
): Record<string, SlackChannel> {
  return Object.fromEntries(
    Object.entries(slack).map(([name, channel]) => [name, { ...channel, guardrails }]),
  );
}
