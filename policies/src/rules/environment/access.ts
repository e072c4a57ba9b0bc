import { isAnybody } from "../../iam/open-access.ts";
import { type Principal, type Statement, restrictionBy, statementsOf } from "../../iam/statement.ts";
import { accountOf, isAccountOf } from "../../iam/trust.ts";
import { isAwsManagedKey } from "../../resource/aws-managed-key.ts";
import { ecr, kms, s3, sagemaker, sagemakerUntagged } from "../../resource/resource-types.ts";
import type { Resource } from "../../resource/resource.ts";
import { type Rule, resourceRule } from "../../rule/rule.ts";
import {
  endpointConfigurationOf,
  endpointConfigurationTypes,
} from "../../sagemaker/endpoint-configuration.ts";
import { depthFirst } from "@mlops/api-constraints/depth-first";
import type { Property } from "@mlops/api-constraints/property";

/** What properties are called that ask for a key: kmsKeyId, kmsMasterKeyId, encryptionKey.id, keyId … */
const asksForKey = /kms|encryption_?key|^key_?id$/i;
/** Properties that hold a document with properties of their own. */
const documents = ["desiredState", "pipelineDefinition"];

export const envCmkOnly = resourceRule("env-cmk-only", {
  check({ type, props }, report) {
    if (!/^awsx?:/.test(type)) return;
    for (const key of keysIn(props)) {
      if (isAwsManagedKey(key)) report({ property: key });
    }
  },
});

/** A place within a resource. */
interface KeyPlace {
  readonly property: Property;
  /** It, or what it is within, is called as properties that ask for a key. */
  readonly isKey: boolean;
}

/** Every text that stands where a key is asked for, however deep. */
function keysIn(root: Property): Property[] {
  const partsOf = ({ property, isKey }: KeyPlace): readonly KeyPlace[] => [
    ...property.elements.map((element) => ({ property: element, isKey })),
    ...property.keys.map((name) => {
      const member = property.key(name);
      return {
        property: documents.includes(name) ? member.parsed : member,
        isKey: isKey || asksForKey.test(name),
      };
    }),
  ];
  return depthFirst<KeyPlace>({ property: root, isKey: false }, partsOf).all.flatMap(({ property, isKey }) =>
    isKey && property.text !== undefined ? [property] : [],
  );
}

/** Accounts, besides the own one, that may be let in. */
const nobodyElse: { readonly accounts: readonly string[] } = { accounts: [] };

/** Condition keys that limit whoever asks to certain accounts. */
const accountKeys = ["aws:PrincipalAccount", "aws:SourceAccount", "kms:CallerAccount"];

export const envCrossAccountScoped = resourceRule("env-cross-account-scoped", {
  settings: nobodyElse,
  resourceTypes: [
    ecr.repositoryPolicy,
    kms.key,
    kms.keyPolicy,
    s3.bucket,
    s3.bucketPolicy,
    s3.bucketV2,
    sagemakerUntagged.modelPackageGroupPolicy,
  ],
  check(resource, report, { settings: { accounts } }) {
    for (const statement of statementsOf(documentOf(resource))) {
      if (!statement.effect.is("Allow")) continue;
      for (const { name, account } of outsiders(statement)) {
        const isOurs = account !== undefined && isAccountOf(resource.provider, account) !== "no";
        const isTrusted = account !== undefined && (isOurs || accounts.includes(account));
        if (!name.isUnknown && !isTrusted) report({ property: name });
      }
    }
  },
});

function documentOf({ type, props }: Resource): Property {
  return props.at(type === sagemakerUntagged.modelPackageGroupPolicy ? "resourcePolicy" : "policy");
}

/** Somebody who is let in, and the one account that they are of; everybody is of none. */
interface Outsider {
  readonly name: Property;
  readonly account: string | undefined;
}

/**
 * Whoever a statement lets in that is no service: its principals, or, where those are everybody, the accounts that its
 * condition limits them to.
 */
function outsiders(statement: Statement): readonly Outsider[] {
  const people = statement.principals.filter(({ kind }) => kind !== "Service" && kind !== "Federated");
  const others = people.filter((one) => isAnybody(one) !== "yes").map(outsider);
  // Letting in all but some is letting in everybody else.
  const everybody = [...people.filter((one) => isAnybody(one) === "yes"), ...statement.notPrincipals];
  const restrictions = accountKeys.map((key) => restrictionBy(statement, key));
  if (everybody.length === 0 || restrictions.includes("unknown")) return others;
  const limited = restrictions.includes("restricted")
    ? limitsOf(statement).map(outsider)
    : everybody.map(({ name }) => ({ name, account: undefined }));
  return [...others, ...limited];
}

function outsider(principal: Principal): Outsider {
  return { name: principal.name, account: accountOf(principal) };
}

function limitsOf({ conditions }: Statement): Principal[] {
  const keys = accountKeys.map((key) => key.toLowerCase());
  return conditions
    .filter(({ key, operator }) => keys.includes(key) && !/Not|IfExists|Null/.test(operator))
    .flatMap(({ values }) => values.map((name) => ({ kind: "AWS", name })));
}

export const envNoNotebooksInProd = resourceRule("env-no-notebooks-in-prod", {
  resourceTypes: [sagemaker.domain, sagemaker.notebookInstance, sagemaker.space, sagemaker.userProfile],
  check(_resource, report) {
    report({});
  },
});

export const envNoSsmAccess = resourceRule("env-no-ssm-access", {
  resourceTypes: endpointConfigurationTypes,
  check(resource, report) {
    for (const { read } of endpointConfigurationOf(resource)?.variants ?? []) {
      const access = read("EnableSSMAccess");
      if (access.is(true)) report({ property: access });
    }
  },
});

export const accessRules: readonly Rule[] = [
  envCmkOnly,
  envCrossAccountScoped,
  envNoNotebooksInProd,
  envNoSsmAccess,
];
