import { createRequire } from "node:module";
import { plainValue } from "./values.ts";

/** The SDK's own proxies: the one file of it that is needed here, and one that loads nothing else. */
const { unknownCheckingProxy } = createRequire(require.resolve("@pulumi/policy"))("./proxy.js") as {
  unknownCheckingProxy: (props: object) => Record<string, unknown>;
};

/** Properties as the SDK hands them to a policy: an unknown value throws when it is read, a secret one is plain. */
export function handedOver(props: object): Record<string, unknown> {
  return unknownCheckingProxy(plainValue(props));
}
