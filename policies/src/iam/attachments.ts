import { type Certainty, anyOf } from "../resource/certainty.ts";
import type { Property } from "@mlops/api-constraints/property";
import { type Target, goesBy, relation } from "../resource/relation.ts";
import type { Resource, StackResource } from "../resource/resource.ts";
import { iam, ssoadmin } from "../resource/resource-types.ts";

/** Where a type that attaches managed policies to identities names both. */
interface AttachmentShape {
  /** Property with the ARN, or the list of ARNs, of the policies. */
  readonly policies: string;
  /** Properties with the names of the identities. The role that lists its policies itself has none. */
  readonly identities: readonly string[];
}

const shapes: Readonly<Record<string, AttachmentShape>> = {
  [iam.rolePolicyAttachment]: { policies: "policyArn", identities: ["role"] },
  [iam.userPolicyAttachment]: { policies: "policyArn", identities: ["user"] },
  [iam.groupPolicyAttachment]: { policies: "policyArn", identities: ["group"] },
  [iam.policyAttachment]: { policies: "policyArn", identities: ["roles", "users", "groups"] },
  [iam.rolePolicyAttachmentsExclusive]: { policies: "policyArns", identities: ["roleName"] },
  [iam.userPolicyAttachmentsExclusive]: { policies: "policyArns", identities: ["userName"] },
  [iam.groupPolicyAttachmentsExclusive]: { policies: "policyArns", identities: ["groupName"] },
  [iam.role]: { policies: "managedPolicyArns", identities: [] },
  [ssoadmin.managedPolicyAttachment]: { policies: "managedPolicyArn", identities: ["permissionSetArn"] },
};

/** The types that attach managed policies to identities. */
export const attachmentTypes: readonly string[] = Object.keys(shapes);

/** The ARNs of the policies that `resource` attaches to an identity. */
export function attachedArns({ type, props }: Resource): readonly Property[] {
  const property = props.at(shapes[type]?.policies ?? "");
  if (property.isMissing) return [];
  return property.elements.length > 0 ? property.elements : [property];
}

/** Whether `resource` attaches the policy that is `target`. */
export function attachesPolicy(resource: StackResource, target: Target): Certainty {
  const shape = shapes[resource.type];
  return shape ? namesAny(resource, shape.policies, target) : "no";
}

/** Whether `resource` attaches its policies to the identity that is `target`. */
export function attachesTo(resource: StackResource, target: Target): Certainty {
  if (target.resources.includes(resource)) return "yes";
  const identities = shapes[resource.type]?.identities ?? [];
  return anyOf(identities.map((property) => namesAny(resource, property, target)));
}

/** Whether a property, or any element of it when it is a list, names `target`. */
function namesAny(from: StackResource, property: string, target: Target): Certainty {
  const { elements } = from.props.at(property);
  if (elements.length === 0) return relation(from, property, target);
  if (from.dependenciesOf(property).some((source) => target.resources.includes(source))) return "yes";
  return anyOf(elements.map((element) => goesBy(element, target.names)));
}
