// What the Pulumi engine loads. Everything that can be tested without a server is in src/pack/pack.ts.
import { PolicyPack } from "@pulumi/policy";
import { pack } from "./src/pack/pack.ts";

// The server reads the pack's version from package.json itself.
new PolicyPack(pack.name, { description: pack.description, policies: pack.policies });
