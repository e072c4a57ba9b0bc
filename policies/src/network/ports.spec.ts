import fc from "fast-check";
import { takesInEverything, takesInPort } from "./ports.ts";
import { Property } from "@mlops/api-constraints/property";

const rule = (protocol: unknown, fromPort?: unknown, toPort?: unknown) => {
  const props = Property.of({ protocol, fromPort, toPort });
  return { protocol: props.at("protocol"), fromPort: props.at("fromPort"), toPort: props.at("toPort") };
};
const port = fc.nat(65_535);

describe("a rule about ports", () => {
  test("takes in the ports from its first to its last", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("tcp", "udp", "6", "17"),
        port,
        port,
        port,
        (protocol, one, other, asked) => {
          const [from, to] = [Math.min(one, other), Math.max(one, other)];
          expect(takesInPort(rule(protocol, from, to), asked)).toBe(from <= asked && asked <= to);
        },
      ),
    );
  });

  test("takes in every port when it is about every protocol", () => {
    fc.assert(
      fc.property(fc.constantFrom("-1", "all"), port, (protocol, asked) => {
        expect(takesInEverything(rule(protocol))).toBe(true);
        expect(takesInPort(rule(protocol, 0, 0), asked)).toBe(true);
      }),
    );
  });

  test.each([
    ["another protocol", rule("icmp", 0, 65_535)],
    ["no ports", rule("tcp")],
    ["no protocol", rule(undefined, 0, 65_535)],
  ])("takes in none with %s", (_, ports) => {
    expect(takesInPort(ports, 22)).toBe(false);
  });
});
