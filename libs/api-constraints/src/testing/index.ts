export { handedOver } from "./handed-over.ts";
export {
  ABSENT,
  type Changes,
  UNKNOWN,
  areRelated,
  changed,
  outermost,
  pathsIn,
  replaced,
  secret,
} from "./values.ts";
