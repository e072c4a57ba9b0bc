export { type AccessRequest, type Decision, type Lacking, decideAccess } from "./decide-access.ts";
export {
  type PolicyDocument,
  type PolicyStatement,
  unknownPolicy,
  policyDocument,
} from "./policy-document.ts";
export { type RequestContext, requestContext } from "./request-context.ts";
export { type Identity, type Requester, type Service } from "./requester.ts";
export { type Truth } from "./truth.ts";
