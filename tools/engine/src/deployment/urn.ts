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

export function isRootStackType(type: string): boolean {
  return type === ROOT_STACK_TYPE;
}

export function isProviderType(type: string): boolean {
  return type.startsWith("pulumi:providers:");
}

/** Types of all ancestors and of the resource itself, joined by `$`. */
export function qualifiedTypeOf(urn: string): string {
  return parts(urn).qualifiedType;
}

export function typeOf(urn: string): string {
  const type = qualifiedTypeOf(urn);
  return type.slice(type.lastIndexOf("$") + 1);
}

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

/** The engine's URN of the stack that a resource belongs to. */
export function makeRootUrn(urn: string): string {
  const { stack, project } = parts(urn);
  return makeUrn(stack, project, "", ROOT_STACK_TYPE, `${project}-${stack}`);
}
