/** How far a physical name has to be the only one. */
export type IdentityScope = "everywhere" | "account" | "region";

const everywhere = ["aws:s3/bucket:Bucket"];
const inAccount = /^aws:(?:budgets|iam|s3)\//;

/** How far the id of a resource of this type has to be the only one of the type. */
export function identityScope(type: string): IdentityScope {
  if (everywhere.includes(type)) return "everywhere";
  return inAccount.test(type) ? "account" : "region";
}

/**
 * Types of which AWS refuses a second one of the same name. Of all others the second silently takes over, or shares,
 * the first.
 */
const refused =
  /^aws:(?:sagemaker|lambda|ecr|codebuild|codepipeline|athena|glue)\/|^aws:(?:cloudwatch\/logGroup|iam\/(?:role|policy|instanceProfile)|kms\/alias|ssm\/parameter|s3\/bucket|cloudwatch\/eventBus):/;

/** Shared by whoever writes them, whatever the service. */
const takenOver = ["aws:sagemaker/modelPackageGroupPolicy:ModelPackageGroupPolicy"];

/** Whether AWS refuses a second resource of this type and name. */
export function refusesSecond(type: string): boolean {
  return refused.test(type) && !takenOver.includes(type);
}
