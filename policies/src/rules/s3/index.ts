import type { Rule } from "../../rule.ts";
import { s3PublicAccessBlock } from "./s3-public-access-block.ts";

export const s3Rules: readonly Rule[] = [s3PublicAccessBlock];
