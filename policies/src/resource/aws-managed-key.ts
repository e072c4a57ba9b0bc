import type { Property } from "@mlops/api-constraints/property";

/** Whether `key` certainly names a key that AWS manages (`alias/aws/…`, alone or in an ARN): nobody can limit its use. */
export function isAwsManagedKey(key: Property): boolean {
  return key.text !== undefined && /(^|:)alias\/aws\//.test(key.text.trim());
}
