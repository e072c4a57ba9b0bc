import type { Property } from "./property.ts";

/** The name of a policy that AWS manages, such as `AdministratorAccess`; nothing for any other policy. */
export function awsManagedPolicy(arn: Property): string | undefined {
  return /^arn:[^:]*:iam::aws:policy\/(?:.*\/)?([^/]+)$/.exec(arn.text ?? "")?.[1];
}
