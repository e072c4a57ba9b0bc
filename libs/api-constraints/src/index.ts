export { apiProblems } from "./check.ts";
export { cloudControlResource, cloudFormationTypes } from "./cloud-control.ts";
export { operations } from "./operations.ts";
