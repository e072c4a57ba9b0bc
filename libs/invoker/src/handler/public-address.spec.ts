import fc from "fast-check";
import { isPublicAddress } from "./public-address.ts";

describe("an address on the internet", () => {
  test.each([
    "1.1.1.1",
    "9.255.255.255",
    "11.0.0.0",
    "52.95.110.1",
    "100.63.255.255",
    "100.128.0.0",
    "172.15.255.255",
    "172.32.0.0",
    "223.255.255.255",
    "2600:1f00::1",
    "2a05:d018::1",
  ])("is %s", (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
});

describe("no address on the internet", () => {
  test.each([
    ["the machine itself", "127.0.0.1"],
    ["all of the machine", "0.0.0.0"],
    ["a private network", "10.0.0.1"],
    ["a private network", "172.16.0.1"],
    ["a private network", "172.31.255.255"],
    ["a private network", "192.168.1.1"],
    ["a carrier's network", "100.64.0.1"],
    ["where Lambda's and EC2's metadata are", "169.254.169.254"],
    ["where containers' credentials are", "169.254.170.2"],
    ["documentation", "203.0.113.9"],
    ["multicast", "224.0.0.1"],
    ["broadcast", "255.255.255.255"],
    ["the machine itself in IPv6", "::1"],
    ["nothing in IPv6", "::"],
    ["a local link in IPv6", "fe80::1"],
    ["a private network in IPv6", "fd12:3456::1"],
    ["where EC2's metadata are in IPv6", "fd00:ec2::254"],
    ["documentation in IPv6", "2001:db8::1"],
    ["multicast in IPv6", "ff02::1"],
    ["IPv4 in IPv6", "::ffff:127.0.0.1"],
    ["IPv4 in IPv6, in hexadecimal", "::ffff:a00:1"],
    ["IPv4 behind a translator", "64:ff9b::a9fe:a9fe"],
    ["IPv4 in a 6to4 address", "2002:7f00:1::"],
    ["a Teredo address", "2001:0:7f00:1::"],
    ["a name", "localhost"],
    ["a number", "2130706433"],
    ["nothing", ""],
  ])("is %s: %s", (_, address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  test("is any address of a private network, in every IPv6 form of it", () => {
    const byte = fc.nat(255);
    const networks = fc.oneof(
      fc.tuple(fc.constantFrom(0, 10, 127), byte, byte, byte),
      fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), byte, byte),
      fc.tuple(fc.constantFrom(192), fc.constant(168), byte, byte),
      fc.tuple(fc.constant(169), fc.constant(254), byte, byte),
      fc.tuple(fc.integer({ min: 224, max: 255 }), byte, byte, byte),
    );
    fc.assert(
      fc.property(networks, fc.constantFrom("", "::ffff:", "::", "64:ff9b::"), (bytes, prefix) => {
        expect(isPublicAddress(`${prefix}${bytes.join(".")}`)).toBe(false);
      }),
    );
  });
});
