import type { Rule } from "../../rule.ts";
import { iamKmsDecryptScoped } from "./iam-kms-decrypt-scoped.ts";
import { iamNoAdmin } from "./iam-no-admin.ts";
import { iamNoAdminManagedPolicy } from "./iam-no-admin-managed-policy.ts";
import { iamNoCredentialExposure } from "./iam-no-credential-exposure.ts";
import { iamNoDataExfiltration } from "./iam-no-data-exfiltration.ts";
import { iamNoPermissionsManagement } from "./iam-no-permissions-management.ts";
import { iamNoPrivilegeEscalation } from "./iam-no-privilege-escalation.ts";
import { iamNoStarAction } from "./iam-no-star-action.ts";
import { iamNoUserPolicies } from "./iam-no-user-policies.ts";
import { iamPassroleScoped } from "./iam-passrole-scoped.ts";
import { iamRoleActionBudget } from "./iam-role-action-budget.ts";
import { iamTrustConfusedDeputy } from "./iam-trust-confused-deputy.ts";
import { iamTrustExternalId } from "./iam-trust-external-id.ts";
import { iamTrustNoWildcard } from "./iam-trust-no-wildcard.ts";
import { iamTrustOidcScoped } from "./iam-trust-oidc-scoped.ts";
import { iamTrustServiceScoped } from "./iam-trust-service-scoped.ts";
import { iamWriteResourceScoped } from "./iam-write-resource-scoped.ts";

export const iamRules: readonly Rule[] = [
  iamKmsDecryptScoped,
  iamNoAdmin,
  iamNoAdminManagedPolicy,
  iamNoCredentialExposure,
  iamNoDataExfiltration,
  iamNoPermissionsManagement,
  iamNoPrivilegeEscalation,
  iamNoStarAction,
  iamNoUserPolicies,
  iamPassroleScoped,
  iamRoleActionBudget,
  iamTrustConfusedDeputy,
  iamTrustExternalId,
  iamTrustNoWildcard,
  iamTrustOidcScoped,
  iamTrustServiceScoped,
  iamWriteResourceScoped,
];
