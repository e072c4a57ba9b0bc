import { sageMakerEndpointServices } from "@mlops/aws";
import { type EndpointsSettings, serviceOf } from "./endpoint-settings.ts";

/** An interface endpoint to make. */
export interface InterfaceEndpoint {
  /** Short name of its service. */
  readonly service: string;
  /** Whether the service takes an endpoint policy. Nearly all do; the required ones do. */
  readonly takesPolicy: boolean;
}

/** The interface endpoints that the settings ask for, in the order in which they are named. */
export function interfaceEndpoints({ interfaces, additional }: EndpointsSettings): InterfaceEndpoint[] {
  const required = interfaces === "required" ? sageMakerEndpointServices : [];
  return [
    ...required.map((service) => ({ service, takesPolicy: true })),
    ...additional.map((each) => ({ service: serviceOf(each), takesPolicy: typeof each === "string" })),
  ];
}
