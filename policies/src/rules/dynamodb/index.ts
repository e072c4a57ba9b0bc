import type { Rule } from "../../rule.ts";
import { dynamodbCmk } from "./dynamodb-cmk.ts";
import { dynamodbPitr } from "./dynamodb-pitr.ts";

export const dynamodbRules: readonly Rule[] = [dynamodbCmk, dynamodbPitr];
