export { checkTransform, concurrentRequestsField, transformFields } from "./transform-fields.ts";
export { type TransformPlaces, transformArguments } from "./transform-arguments.ts";
