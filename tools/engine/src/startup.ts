export { deferHeavyModules } from "./sdk/patches/deferred-modules.ts";
