const ROOT_STACK_TYPE = "pulumi:pulumi:Stack";
const URN_PREFIX = "urn:pulumi:";

/** The four parts of a URN. The last one may hold colons. */
function parts(urn: string): { stack: string; project: string; qualifiedType: string; name: string } {
  const [stack = "", project = "", qualifiedType = "", ...name] = urn.slice(URN_PREFIX.length).split("::");
  return { stack, project, qualifiedType, name: name.join("::") };
}

/** Whether a text has the four parts of a URN, and none of them empty. */
export function isUrn(text: string): boolean {
  return text.startsWith(URN_PREFIX) && Object.values(parts(text)).every((part) => part !== "");
}

/** Name of the stack that a resource belongs to. */
export function stackOf(urn: string): string {
  return parts(urn).stack;
}

/** Name of the project that a resource belongs to. */
export function projectOf(urn: string): string {
  return parts(urn).project;
}

/** Whether a type is that of the stack itself, the parent of everything that has no other. */
export function isRootStackType(type: string): boolean {
  return type === ROOT_STACK_TYPE;
}

/** Whether a type is that of an explicit or default provider: `pulumi:providers:<package>`. */
export function isProviderType(type: string): boolean {
  return type.startsWith("pulumi:providers:");
}

/** Whether a resource of this type is managed by a provider: it is neither one itself nor of no package. */
export function needsProvider(type: string): boolean {
  return !isProviderType(type) && packageOf(type) !== "";
}

/** Types of all ancestors and of the resource itself, joined by `$`. */
export function qualifiedTypeOf(urn: string): string {
  return parts(urn).qualifiedType;
}

/** Type token of a resource. */
export function typeOf(urn: string): string {
  const type = qualifiedTypeOf(urn);
  return type.slice(type.lastIndexOf("$") + 1);
}

/** Logical name of a resource. */
export function nameOf(urn: string): string {
  return parts(urn).name;
}

/** Package that a type or function token belongs to: `aws` of `aws:s3/bucket:Bucket`. */
export function packageOf(token: string): string {
  return token.slice(0, Math.max(0, token.indexOf(":")));
}

/**
 * The engine's URN of a resource. The chain of parent types leaves out the stack, so that resources at the top have
 * no parent type at all.
 */
export function makeUrn(stack: string, project: string, parent: string, type: string, name: string): string {
  const parentType = parent ? qualifiedTypeOf(parent) : "";
  const chain = parentType && !isRootStackType(parentType) ? `${parentType}$${type}` : type;
  return `urn:pulumi:${stack}::${project}::${chain}::${name}`;
}

/** URN of the provider that a reference `<urn>::<id>` names; empty for an empty reference. */
export function providerUrnOf(reference: string): string {
  return reference.slice(0, Math.max(0, reference.lastIndexOf("::")));
}

/** The engine's URN of the stack that a resource belongs to. */
export function makeRootUrn(urn: string): string {
  const { stack, project } = parts(urn);
  return makeUrn(stack, project, "", ROOT_STACK_TYPE, `${project}-${stack}`);
}
