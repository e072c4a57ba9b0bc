/** Tags by key. */
export type Tags = Readonly<Record<string, string>>;

/** Tags as CloudFormation's types take them. */
export interface CloudControlTags {
  readonly Tags: readonly { readonly Key: string; readonly Value: string }[];
}

/** Tags in the words of CloudFormation. */
export function cloudControlTags(tags: Tags): CloudControlTags {
  return { Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) };
}
