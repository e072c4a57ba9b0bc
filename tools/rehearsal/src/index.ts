export {
  type DeployedResource,
  type Rehearsal,
  type RehearsalOptions,
  type RehearsedStack,
  rehearse,
} from "./rehearsal.ts";
