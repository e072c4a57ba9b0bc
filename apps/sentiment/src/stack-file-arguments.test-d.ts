// Checked by `npm run typecheck`: a stack file can hold every plain argument of the app's components.
import type { ModelEndpointArgs } from "@mlops/endpoint";
import type { EndpointInvokerArgs } from "@mlops/invoker";
import type { ModelMonitorArgs } from "@mlops/monitoring";
import type { StackBudgetArgs } from "@mlops/observability";
import { type Missing, type SectionsOf, nothingIsMissing } from "@mlops/testing";
import type { sections } from "./sections.ts";

type Sentiment = SectionsOf<typeof sections>;

// What is watched is what the monitors' settings say; the tags are the stack's.
nothingIsMissing<
  Exclude<
    Missing<Exclude<ModelEndpointArgs, { mode: "asynchronous" }>, Sentiment["endpoint"]>,
    "watched" | "tags"
  >
>();
// An invoker's mode is its endpoint's.
nothingIsMissing<Exclude<Missing<EndpointInvokerArgs, Sentiment["invoker"]>, "mode">>();
nothingIsMissing<Missing<StackBudgetArgs, Sentiment["budget"]>>();
// The tags are the stack's; endpoint and model are the app's, and its accounts those that the endpoint trusts.
nothingIsMissing<
  Exclude<
    Missing<ModelMonitorArgs, NonNullable<Sentiment["monitor"]>>,
    "tags" | "endpoint" | "modelName" | "registered" | "trustedAccounts"
  >
>();
