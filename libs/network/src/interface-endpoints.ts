import { sageMakerEndpointServices } from "@mlops/aws";
import type { EndpointsArgs } from "./network-args.ts";

/** An interface endpoint to make. */
export interface InterfaceEndpoint {
  /** Short name of its service. */
  readonly service: string;
  /** Whether the service takes an endpoint policy. Nearly all do; the required ones do. */
  readonly takesPolicy: boolean;
}

/** The interface endpoints that `args` ask for, in the order in which they are asked for. */
export function interfaceEndpoints({
  interfaces = "required",
  additional = [],
}: EndpointsArgs): InterfaceEndpoint[] {
  const required = interfaces === "required" ? sageMakerEndpointServices : [];
  return [
    ...required.map((service) => ({ service, takesPolicy: true })),
    ...additional.map((each) =>
      typeof each === "string"
        ? { service: each, takesPolicy: true }
        : { service: each.service, takesPolicy: false },
    ),
  ];
}
