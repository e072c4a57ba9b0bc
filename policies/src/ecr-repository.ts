import type { Resource } from "./resource.ts";
import { ecr } from "./resource-types.ts";

/** Types whose properties are those of a repository for container images. */
export const repositoryTypes: readonly string[] = [ecr.repository, ecr.awsxRepository];

/**
 * Whether `repository` shows its settings. Under the engine an awsx component arrives without any: they are with the
 * repository in it, which is judged as itself.
 */
export function showsSettings({ type, props }: Resource): boolean {
  return type !== ecr.awsxRepository || props.keys.length > 0;
}
