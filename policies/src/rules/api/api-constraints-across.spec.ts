import { UNKNOWN } from "@mlops/api-constraints/testing";
import { describeStackRule } from "../../testing/index.ts";
import { lambda } from "../../resource-types.ts";
import { apiConstraintsAcross } from "./api-constraints-across.ts";

const config = (functionName: string, count: number) => ({
  type: "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig",
  props: { functionName, provisionedConcurrentExecutions: count, qualifier: "live" },
  ...(functionName === UNKNOWN && { from: { functionName: ["invoker"] } }),
});

const message = (total: number) =>
  `lower provisionedConcurrentExecutions: invoker has ${total} in all, and reserves 10 (Lambda API PutProvisionedConcurrencyConfig)`;

describeStackRule(apiConstraintsAcross, {
  compliant: {
    invoker: {
      type: lambda.function,
      props: { name: "sentiment-invoker", reservedConcurrentExecutions: 10 },
    },
    live: config(UNKNOWN, 6),
    next: config("sentiment-invoker", 4),
    other: config("other", 50),
  },
  decidedBy: [
    "invoker.name",
    "invoker.reservedConcurrentExecutions",
    "live.provisionedConcurrentExecutions",
    "next.functionName",
    "next.provisionedConcurrentExecutions",
  ],
  finds: {
    "more provisioned than reserved": {
      change: { next: { provisionedConcurrentExecutions: 5 } },
      findings: [
        { on: "live", message: message(11) },
        { on: "next", message: message(11) },
      ],
    },
    "more provisioned than reserved in one": {
      without: ["next"],
      change: { live: { provisionedConcurrentExecutions: 11 } },
      findings: [{ on: "live", message: message(11) }],
    },
  },
  passes: {
    "a function without a reservation": {
      change: {
        invoker: { reservedConcurrentExecutions: -1 },
        live: { provisionedConcurrentExecutions: 100 },
      },
    },
    "a function that another one may belong to": {
      with: { maybe: { ...config(UNKNOWN, 50), from: {} } },
    },
  },
});
