import type { Property } from "@mlops/api-constraints/property";

/** What a rule of a security group or network ACL says about ports. */
export interface Ports {
  readonly protocol: Property;
  readonly fromPort: Property;
  readonly toPort: Property;
}

/** It certainly takes in every protocol, and so every port. */
export function takesInEverything({ protocol }: Ports): boolean {
  return protocol.is("-1", "all");
}

/** It is certainly about TCP or UDP (6 and 17 are their numbers). */
export function isAboutPorts({ protocol }: Ports): boolean {
  return protocol.is("tcp", "udp", "6", "17");
}

/** It certainly takes in `port` of TCP or UDP. */
export function takesInPort(ports: Ports, port: number): boolean {
  if (takesInEverything(ports)) return true;
  const { fromPort, toPort } = ports;
  return (
    isAboutPorts(ports) &&
    fromPort.number !== undefined &&
    toPort.number !== undefined &&
    fromPort.number <= port &&
    port <= toPort.number
  );
}
