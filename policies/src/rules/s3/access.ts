import { mustNotBe } from "../../rule/property-rule.ts";
import { isAnybody, openPrincipals } from "../../iam/open-access.ts";
import { takesInAction } from "../../iam/action-patterns.ts";
import { type Statement, statementsOf } from "../../iam/statement.ts";
import { isRoot, isWholeAccount } from "../../iam/trust.ts";
import { s3 } from "../../resource/resource-types.ts";
import { type Rule, resourceRule, stackRule } from "../../rule/rule.ts";
import { bucketTypes, bucketsWithout, isPartOf } from "../../s3/buckets.ts";
import { deniesBucketPlainText } from "../../s3/plain-text.ts";
import type { Property } from "@mlops/api-constraints/property";

export const s3AclsDisabled = stackRule("s3-acls-disabled", {
  check(stack, report) {
    for (const resource of stack.ofType(s3.ownershipControls)) {
      const property = resource.props.at("rule.objectOwnership");
      if (property.isNot("BucketOwnerEnforced")) {
        report({ resource, property, todo: 'set objectOwnership to "BucketOwnerEnforced"' });
      }
    }
    for (const resource of bucketsWithout(stack, s3.ownershipControls)) report({ resource });
  },
});

export const s3NoPublicAcl = resourceRule("s3-no-public-acl", {
  resourceTypes: [s3.bucket, s3.bucketV2, s3.acl, s3.aclV2, s3.object, s3.objectV1, s3.objectCopy],
  check({ props }, report) {
    const canned = props.at("acl");
    if (canned.is("public-read", "public-read-write", "authenticated-read")) report({ property: canned });
    const grants = [...props.at("grants").elements, ...props.at("accessControlPolicy.grants").elements];
    for (const group of grants.flatMap(groupsOf).filter(isEverybody)) {
      report({ property: group, todo: "take away the grant" });
    }
  },
});

function groupsOf(grant: Property): Property[] {
  return [grant.at("uri"), grant.at("grantee.uri")];
}

/** The groups of everybody, and of everybody who signs in to any AWS account. */
function isEverybody({ text }: Property): boolean {
  return text !== undefined && /\/groups\/global\/(AllUsers|AuthenticatedUsers)$/.test(text);
}

export const s3PolicyNoLockout = resourceRule("s3-policy-no-lockout", {
  resourceTypes: [s3.bucketPolicy, s3.bucket, s3.bucketV2],
  check({ props }, report) {
    for (const statement of statementsOf(props.at("policy"))) {
      const denied = deniedAction(statement);
      if (denied !== undefined && concernsAll(statement) && leavesOnlyRoot(statement.at.key("Condition"))) {
        report({ property: denied });
      }
    }
  },
});

/** What denies changing the policy, if anything certainly does. */
function deniedAction({ at, effect, actions, notActions }: Statement): Property | undefined {
  const takesIn = ({ text }: Property) => text !== undefined && takesInAction(text, "s3:PutBucketPolicy");
  if (!effect.is("Deny")) return undefined;
  const leavesOut = notActions.length > 0 && notActions.every((one) => !one.isUnknown && !takesIn(one));
  return leavesOut ? at.key("NotAction") : actions.find(takesIn);
}

/** Everybody, or everybody but accounts as such: their root users, that is. */
function concernsAll({ principals, notPrincipals }: Statement): boolean {
  if (principals.some((one) => isAnybody(one) === "yes")) return true;
  return notPrincipals.length > 0 && notPrincipals.every(isWholeAccount);
}

/** No condition, or one that only root is exempt from. */
function leavesOnlyRoot(condition: Property): boolean {
  if (condition.isUnknown) return false;
  return condition.keys.every((operator) => {
    const keys = condition.key(operator);
    if (keys.isUnknown || !/^(String|Arn)Not(Equals|Like)(IgnoreCase)?$/.test(operator)) return false;
    return keys.keys.every((key) => {
      const value = keys.key(key);
      const values = value.elements.length > 0 ? value.elements : [value];
      return key.toLowerCase() === "aws:principalarn" && values.every(({ text }) => isRoot(text ?? ""));
    });
  });
}

export const s3PolicyNoPublicPrincipal = resourceRule("s3-policy-no-public-principal", {
  resourceTypes: [s3.bucketPolicy, s3.bucket, s3.bucketV2],
  check({ props }, report) {
    for (const property of openPrincipals(props.at("policy"))) report({ property });
  },
});

const switches = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"];

/** Where access points have their block. */
const blockOf: Readonly<Record<string, string>> = {
  [s3.accessPoint]: "publicAccessBlockConfiguration",
  [s3.multiRegionAccessPoint]: "details.publicAccessBlock",
};

export const s3PublicAccessBlock = stackRule("s3-public-access-block", {
  check(stack, report) {
    for (const resource of stack.ofType(s3.publicAccessBlock, s3.accountPublicAccessBlock)) {
      for (const name of switches) {
        const property = resource.props.at(name);
        if (property.isNot(true)) report({ resource, property, todo: `set ${name} to true` });
      }
    }
    // Access points block public access unless they are told not to.
    for (const resource of stack.ofType(s3.accessPoint, s3.multiRegionAccessPoint)) {
      const block = resource.props.at(blockOf[resource.type] ?? "");
      for (const name of switches) {
        const property = block.at(name);
        if (property.is(false)) report({ resource, property, todo: `set ${name} to true` });
      }
    }
    for (const resource of bucketsWithout(stack, s3.publicAccessBlock)) report({ resource });
  },
});

export const s3TlsOnly = stackRule("s3-tls-only", {
  check(stack, report) {
    const buckets = stack.ofType(...bucketTypes);
    for (const resource of stack.ofType(s3.bucketPolicy)) {
      const own = buckets.filter((bucket) => isPartOf(resource, bucket) === "yes");
      const names = [resource.props.at("bucket"), ...own.map((bucket) => bucket.props.at("bucket"))];
      if (deniesBucketPlainText(resource.props.at("policy"), nameIn(names)) === "no") report({ resource });
    }
    for (const resource of bucketsWithout(stack, s3.bucketPolicy)) {
      const names = ["bucket", "id"].map((name) => resource.props.at(name));
      if (deniesBucketPlainText(resource.props.at("policy"), nameIn(names)) === "no") report({ resource });
    }
  },
});

function nameIn(names: readonly Property[]): string | undefined {
  return names.find(({ text }) => text !== undefined)?.text;
}

export const s3NoWebsite = resourceRule("s3-no-website", {
  resourceTypes: [s3.bucket, s3.bucketV2, s3.website, s3.websiteV2],
  check({ type, props }, report) {
    if (type === s3.website || type === s3.websiteV2) report({});
    for (const property of [props.at("website"), props.at("websites")]) {
      if (property.state === "value") report({ property });
    }
  },
});

export const s3CorsScoped = mustNotBe(
  "s3-cors-scoped",
  [s3.bucket, s3.bucketV2, s3.cors, s3.corsV2],
  "corsRules[].allowedOrigins[]",
  "*",
);

export const accessRules: readonly Rule[] = [
  s3NoWebsite,
  s3CorsScoped,
  s3AclsDisabled,
  s3NoPublicAcl,
  s3PolicyNoLockout,
  s3PolicyNoPublicPrincipal,
  s3PublicAccessBlock,
  s3TlsOnly,
];
