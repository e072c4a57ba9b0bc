import { sageMakerEndpointServices } from "@mlops/aws";
import { type EndpointsSettings, serviceOf } from "./endpoint-settings.ts";

/** An interface endpoint to make. */
export interface InterfaceEndpoint {
  /** Short name of its service. */
  readonly service: string;
  /** Whether the service takes an endpoint policy. Nearly all do; the required ones do. */
  readonly takesPolicy: boolean;
}

/**
 * The interface endpoints that the settings ask for, in the order in which they are named.
 * @param others further services that the network needs, by their short names
 */
export function interfaceEndpoints(
  { interfaces = "required", additional }: EndpointsSettings,
  others: readonly string[] = [],
): InterfaceEndpoint[] {
  const required = [...(interfaces === "required" ? sageMakerEndpointServices : []), ...others];
  const further = additional.filter((each) => !required.includes(serviceOf(each)));
  return [
    ...required.map((service) => ({ service, takesPolicy: true })),
    ...further.map((each) => ({ service: serviceOf(each), takesPolicy: typeof each === "string" })),
  ];
}
