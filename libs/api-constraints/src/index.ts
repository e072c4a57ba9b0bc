export { apiProblems } from "./check.ts";
export { cloudControlResource, cloudFormationTypes } from "./cloud-control.ts";
export { nearest } from "./nearest.ts";
export { operations } from "./operations.ts";
export { type Problem } from "./problem.ts";
export { type RequestOptions, requestMemberType, requestProblems } from "./request.ts";
