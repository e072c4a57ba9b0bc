import type { AccessEntry } from "../access/access-changes.ts";
import type { RehearsalReport, ReportedChange, ReportedFinding, ReportedStack } from "../report/model.ts";

/** A report of nothing, with some parts. */
export function exampleReport(parts: Partial<RehearsalReport> = {}): RehearsalReport {
  return {
    version: 1,
    against: null,
    access: null,
    stacks: [exampleStack()],
    destroyOrder: null,
    findings: [],
    problems: [],
    ...parts,
  };
}

/** A stack of one resource of which there is nothing to say, with some parts. */
export function exampleStack(parts: Partial<ReportedStack> = {}): ReportedStack {
  return {
    stack: "app.dev",
    resources: 1,
    problems: [],
    failedBy: [],
    policyFindings: [],
    changes: null,
    ...parts,
  };
}

/** An error about a role of `app.dev`, with some parts. */
export function exampleFinding(parts: Partial<ReportedFinding> = {}): ReportedFinding {
  return {
    kind: "access-denied",
    severity: "error",
    stack: "app.dev",
    type: "aws:iam/role:Role",
    name: "worker",
    message: "s3:GetObject: no policy allows it",
    file: "apps/app/src/index.ts",
    line: 12,
    accepted: false,
    ...parts,
  };
}

/** A change of a role's description, with some parts. */
export function exampleChange(parts: Partial<ReportedChange> = {}): ReportedChange {
  return {
    kind: "update",
    type: "aws:iam/role:Role",
    name: "worker",
    urn: "urn:pulumi:app.dev::shop::aws:iam/role:Role::worker",
    formerUrn: null,
    because: [],
    deletedFirst: null,
    properties: [{ path: "description", before: '"old"', after: '"new"' }],
    follows: [],
    ...parts,
  };
}

/** Access of a role to the objects of a bucket, with some parts. */
export function exampleAccess(parts: Partial<AccessEntry> = {}): AccessEntry {
  return {
    who: "arn:aws:iam::111122223333:role/mlops/mlops-platform-dev-studio-data-scientist-b3700cab",
    action: "s3:GetObject",
    resource:
      "arn:aws:s3:::mlops-platform-dev-ml-data-7c284937/feature-store/offline/111122223333/sagemaker/*",
    condition: "",
    by: 'app.dev: RolePolicy "reader", ReadData',
    ...parts,
  };
}
