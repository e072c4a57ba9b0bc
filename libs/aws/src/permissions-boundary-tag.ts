/**
 * The tag of a managed policy that is made to be a permissions boundary: it caps what others give, and gives nobody
 * anything. Where the roles that it caps are all in other stacks, nothing else tells it from a policy that is too wide.
 */
export const permissionsBoundaryTag = { key: "Purpose", value: "permissions-boundary" } as const;
