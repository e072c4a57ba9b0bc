import type { Rule } from "../../rule.ts";
import { iamNoStarAction } from "./iam-no-star-action.ts";
import { iamPassroleScoped } from "./iam-passrole-scoped.ts";

export const iamRules: readonly Rule[] = [iamNoStarAction, iamPassroleScoped];
