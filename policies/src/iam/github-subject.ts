/** Host of GitHub's identity provider for workflows: begins its ARN's last part and its condition keys. */
export const githubIssuer = "token.actions.githubusercontent.com";

/** Whether a condition key (in lower case) is the subject of a workflow's token, also of an enterprise's own issuer. */
export function isGithubSubject(key: string): boolean {
  return /^token\.actions\.githubusercontent\.com(\/[a-z0-9_-]+)?:sub$/.test(key);
}

/**
 * Claims that any repository can have with any value, so that a subject that begins with one says nothing about who
 * asks (Checkov, CKV_AWS_358 and CKV_AWS_393).
 */
const abusableClaims = ["workflow", "environment", "ref", "context", "head_ref", "base_ref"];

/** Why a subject takes in workflows of repositories that it does not name; undefined when it does not. */
export function githubSubjectProblem(subject: string): string | undefined {
  const [claim = "", value, ...rest] = subject.split(":");
  if (value === undefined || rest.length + value.length === 0) return "it has no claim with a value";
  if (/[*?]/.test(claim)) return "it begins with a wildcard";
  if (abusableClaims.some((one) => claim.startsWith(one))) {
    return `any repository can have the claim "${claim}"`;
  }
  if (claim !== "repo" && claim !== "repository") {
    return /^[*?/]*$/.test(value) ? `it takes in any "${claim}"` : undefined;
  }
  const [organization = "", repository = "", ...more] = value.split("/");
  if (organization === "" || repository === "" || more.length > 0) {
    return "its repository is not <organization>/<repository>";
  }
  if (/[*?]/.test(organization)) return "it takes in other organizations";
  return /[*?]/.test(repository) ? "it takes in other repositories" : undefined;
}
