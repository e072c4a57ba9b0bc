export { type Mutation, mutated, mutations } from "./mutations.ts";
export { pipelines } from "./pipelines/index.ts";
