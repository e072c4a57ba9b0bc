import type { EndpointServing, RequestTarget } from "@mlops/contracts";
import type { CheckedModel } from "../model/served-model.ts";
import type { CheckedEndpoint } from "./endpoint-args.ts";

/** How an endpoint serves, and what requests to it name. */
export function endpointServing(endpoint: CheckedEndpoint): EndpointServing {
  if (endpoint.mode !== "real-time") return { mode: endpoint.mode, target: { kind: "none" } };
  // The first variant stands for all: SageMaker divides the same requests between them.
  const [variant] = Object.values(endpoint.variants);
  return { mode: "real-time", target: variant ? targetOf(variant.model) : { kind: "none" } };
}

function targetOf(model: CheckedModel): RequestTarget {
  switch (model.kind) {
    case "multi-model":
      return { kind: "model" };
    case "direct":
      return { kind: "container", containers: Object.keys(model.containers) };
    case "container":
    case "package":
    case "registered":
    case "serial":
      return { kind: "none" };
  }
}
